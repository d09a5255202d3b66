import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandList } from "../src/command-list.ts";
import { runMain } from "./run-main.ts";

const has = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).status === 0;

/** What bash offers after a line, by its own machinery: the script is sourced and the registered function called. */
async function offered(line: string): Promise<string[]> {
  const { out: script } = await runMain("completion bash");
  const words = line.split(" ");
  const call = `
COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")})
COMP_CWORD=${words.length - 1}
$(complete -p green-place | sed -E 's/.*-F ([a-z_]+).*/\\1/')
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const bash = spawnSync("bash", ["--norc", "-c", `${script}\n${call}`], { encoding: "utf8" });
  expect(bash.stderr).toBe("");
  return bash.stdout
    .trim()
    .split("\n")
    .filter((word) => word !== "");
}

describe.skipIf(!has("bash"))("completion in a real bash", () => {
  it("offers every command", async () => {
    const words = await offered("green-place ");
    expect(words).toEqual(expect.arrayContaining(commandList.map(({ name }) => name)));
    expect(await offered("green-place re")).toEqual(expect.arrayContaining(["recommend", "regions"]));
    expect(await offered("green-place re")).not.toContain("zones");
  });

  it("offers the options of the command that stands there", async () => {
    expect(await offered("green-place estimate --ene")).toEqual(["--energy-kwh"]);
    expect(await offered("green-place recommend --bat")).toEqual(["--batch"]);
    expect(await offered("green-place regions --ene")).toEqual([]);
    expect(await offered("green-place recommend --gpu a100 --no-e")).toContain("--no-embodied");
  });

  it("offers --config everywhere, and passes over its file", async () => {
    expect(await offered("green-place --conf")).toEqual(["--config"]);
    expect(await offered("green-place zones --conf")).toEqual(["--config"]);
    expect(await offered("green-place --config other.json estimate --ene")).toEqual(["--energy-kwh"]);
    expect(await offered("green-place providers list --no-d")).toEqual(["--no-discovery"]);
  });

  it("offers the values of a choice, and nothing else there", async () => {
    expect(await offered("green-place factors --workload ")).toEqual([
      "training",
      "finetune",
      "small-model",
      "inference",
      "text-generation",
      "image-generation",
      "video-generation",
      "general",
    ]);
    expect(await offered("green-place recommend --gpu a100 --format j")).toEqual(["json"]);
  });

  it("offers arguments and subcommands", async () => {
    expect(await offered("green-place completion ")).toEqual(expect.arrayContaining(["bash", "zsh", "fish"]));
    expect(await offered("green-place schema fac")).toEqual(["factors"]);
    expect(await offered("green-place providers l")).toEqual(["list"]);
    expect(await offered("green-place providers list --form")).toEqual(["--format"]);
  });
});

describe("scripts of other shells", () => {
  it("know every command and the choices", async () => {
    const { out: zsh } = await runMain("completion zsh");
    const { out: fish } = await runMain("completion fish");
    for (const { name } of commandList) {
      expect(zsh).toContain(`${name}[`);
      expect(fish).toContain(`-a ${name} `);
    }
    expect(zsh).toContain("(table json csv md)");
    expect(fish).toContain("-l format");
  });

  it.skipIf(!has("zsh"))("parse in zsh", async () => {
    const { out } = await runMain("completion zsh");
    expect(spawnSync("zsh", ["-n"], { input: out, encoding: "utf8" }).stderr).toBe("");
  });

  it.skipIf(!has("fish"))("offer commands, options and choices in fish", async () => {
    const folder = mkdtempSync(join(tmpdir(), "completion-"));
    const script = join(folder, "green-place.fish");
    writeFileSync(script, (await runMain("completion fish")).out);
    const offered = (line: string): string => {
      const { stdout, stderr } = spawnSync("fish", ["-c", `source ${script}; complete -C "${line}"`], {
        encoding: "utf8",
      });
      expect(stderr).toBe("");
      return stdout;
    };
    expect(offered("green-place rec")).toMatch(/^recommend\t.*\nrecover\t/);
    expect(offered("green-place estimate --ene")).toMatch(/^--energy-kwh\t/);
    expect(offered("green-place recommend --format ")).toMatch(/^csv\t/);
    rmSync(folder, { recursive: true });
  });
});

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const start = fileURLToPath(new URL("start-main.ts", import.meta.url));

function greenPlace(line: string, env: Record<string, string> = {}) {
  return spawnSync(
    process.execPath,
    ["--conditions=@green-place/source", "--import", "tsx", start, ...line.split(" ")],
    { encoding: "utf8", env: { PATH: process.env["PATH"], ...env } as NodeJS.ProcessEnv },
  );
}

const a100 = "recommend --gpu a100 --hours 12 --limit 3";

describe("the command line as a process of its own", () => {
  it("puts results on stdout, nothing on stderr, and exits 0", () => {
    const { status, stdout, stderr } = greenPlace(`${a100} --format json`);
    expect([status, stderr]).toEqual([0, ""]);
    expect((JSON.parse(stdout) as { options: unknown[] }).options).toHaveLength(3);
  });

  it("gives the same bytes every time", () => {
    expect(greenPlace(a100).stdout).toBe(greenPlace(a100).stdout);
  });

  it.each([
    ["recommend --gpu a1000 --hours 1", 2, /Did you mean a100/],
    ["recommend --gpu a100 --hours 1 --within eu --country US", 3, /nothing is eligible/],
    ["estimate --placement aws:us-east-1:inf1.2xlarge --hours 1", 4, /nobody has published/],
  ])("%s exits %d with a sentence on stderr", (line, code, sentence) => {
    const { status, stderr } = greenPlace(line);
    expect(status).toBe(code);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("colours a pipe only by FORCE_COLOR", () => {
    const ESC = String.fromCharCode(27);
    expect(greenPlace(a100).stdout).not.toContain(ESC);
    expect(greenPlace(a100, { FORCE_COLOR: "1" }).stdout).toContain(ESC);
    expect(greenPlace(a100, { NO_COLOR: "1" }).stdout).not.toContain(ESC);
  });

  it("loads for recommend only what recommend needs", () => {
    const reporter = fileURLToPath(new URL("report-loaded.mjs", import.meta.url));
    const loaded = (line: string) => greenPlace(line, { NODE_OPTIONS: `--import=${reporter}` }).stderr;
    const lazy = /node_modules\/(zod|yaml|d3-dsv|jiti|cli-progress)\/|commands\/(?!recommend)/;
    expect(loaded(a100)).toMatch(/commands\/recommend\.ts/);
    expect(loaded(a100)).toMatch(/node_modules\/commander\//);
    expect(loaded(a100)).not.toMatch(lazy);
    expect(loaded("schema config")).toMatch(/node_modules\/zod\//);
  });

  it.each([
    "estimate --energy-kwh 100 --zone FR --format json",
    "regions --format json",
    "doctor --format json",
  ])("loads no schema to print a document: %s", (line) => {
    const reporter = fileURLToPath(new URL("report-loaded.mjs", import.meta.url));
    const { stderr } = greenPlace(line, { NODE_OPTIONS: `--import=${reporter}` });
    expect(stderr).toMatch(/render\/as-json/);
    // `schema-list` is the list of names; the doctor holds the configuration against the options of every command.
    expect(stderr).not.toMatch(/node_modules\/zod\/|cli\/src\/schema\/(?!schema-list)/);
  });

  it("loads other commands for a setting only where recommend cannot use it", () => {
    const reporter = fileURLToPath(new URL("report-loaded.mjs", import.meta.url));
    const loaded = (env: Record<string, string>) =>
      greenPlace(a100, { NODE_OPTIONS: `--import=${reporter}`, ...env }).stderr;
    const settings = /configuration\/(use-settings|apply-settings|check-settings)\.ts/;
    const others = /commands\/(?!recommend)/;
    expect(loaded({})).not.toMatch(settings);
    const own = loaded({ GREEN_PLACE_WITHIN: "eu", GREEN_PLACE_WHEN_WITHIN: "12h" });
    expect(own).toMatch(settings);
    expect(own).not.toMatch(others);
    expect(loaded({ GREEN_PLACE_WITHIN: "12h" })).toMatch(others);
    expect(loaded({ GREEN_PLACE_DURATION: "12h" })).toMatch(others);
  });

  it("ends quietly when the reader leaves", () => {
    const command = `"${process.execPath}" --conditions=@green-place/source --import tsx "${start}" instances | head -1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(stderr).toBe("");
  });
});

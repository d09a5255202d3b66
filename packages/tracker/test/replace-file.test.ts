import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { makePrivateFolder } from "../src/system/make-folder.ts";
import { replaceFile, replacePrivateFile } from "../src/system/replace-file.ts";
import { temporaryFolder } from "./support/fake-machine.ts";

test("the new text takes the old one's place and leaves nothing beside it", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "report.json");
  await replaceFile(path, "old");
  await replaceFile(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["report.json"]);
});

test("a folder that isn't there is an error", async () => {
  await expect(replaceFile(join(temporaryFolder(), "none/report.json"), "new")).rejects.toThrow(/ENOENT/);
});

// A limit on the size of files cuts a write short as a disk does that fills up; only a process of its own can be given one.
test.runIf(process.platform === "linux")(
  "a write that is cut short is an error, and the old text stays",
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, "report.json");
    writeFileSync(path, "old");
    const source = fileURLToPath(new URL("../src/system/replace-file.ts", import.meta.url));
    const script = join(folder, "script.mjs");
    await build({
      stdin: {
        contents: `import { replaceFile } from ${JSON.stringify(source)};
          await replaceFile(${JSON.stringify(path)}, "x".repeat(100_000)).catch(({ code }) => console.log(code));`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      platform: "node",
      format: "esm",
      conditions: ["@green-place/source"],
      outfile: script,
    });
    const { stdout } = spawnSync("sh", ["-c", `ulimit -f 16; exec "$0" "$1"`, process.execPath, script], {
      encoding: "utf8",
    });
    expect(stdout).toBe("EFBIG\n");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder).sort()).toEqual(["report.json", "script.mjs"]);
  },
);

test.skipIf(process.platform === "win32")(
  "a private folder loses the rights that others had in it",
  async () => {
    const folder = join(temporaryFolder(), "state");
    mkdirSync(folder, { mode: 0o755 });
    await makePrivateFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  },
);

test.skipIf(process.platform === "win32")(
  "a private file and the folders made for it are of their owner alone",
  async () => {
    const folder = temporaryFolder();
    await replacePrivateFile(join(folder, "a/b/state.json"), "{}");
    const modes = ["a", "a/b", "a/b/state.json"].map((path) => statSync(join(folder, path)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  },
);

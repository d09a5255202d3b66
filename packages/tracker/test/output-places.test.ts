import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { appendRow } from "../src/outputs/append-row.ts";
import { replaceFile } from "../src/system/replace-file.ts";
import { temporaryFolder } from "./support/fake-machine.ts";

const isRoot = process.getuid?.() === 0;
const posix = test.skipIf(process.platform === "win32");
const asRoot = test.runIf(isRoot);

/** Both ways in which a run's results reach a file. */
const writers: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
  ["replaced", (path) => replaceFile(path, "new\n")],
  [
    "appended to",
    (path) => appendRow(path, { runId: "1", header: "run_id,b\n", row: "1,2\n", begunBefore: false }),
  ],
];
const both = posix.each(writers);

/** Starts a module that is given as text, on our sources. */
const node: readonly string[] = [
  process.execPath,
  "--conditions=@green-place/source",
  "--import",
  import.meta.resolve("tsx"),
  "--input-type=module",
];
const source = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);

const fifo = (path: string): string => {
  execFileSync("mkfifo", [path]);
  return path;
};

both("a FIFO with a reader is written through when %s", async (_, write) => {
  const folder = temporaryFolder();
  const path = fifo(join(folder, "pipe"));
  const reader = spawn("cat", [path], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void reader.kill("SIGKILL"));
  let read = "";
  reader.stdout.setEncoding("utf8").on("data", (text: string) => (read += text));
  const closed = new Promise((resolve) => reader.on("close", resolve));
  await write(path);
  await closed;
  expect(read).toMatch(/^(new|run_id,b\n1,2)\n$/);
  expect(lstatSync(path).isFIFO()).toBe(true);
  expect(readdirSync(folder)).toEqual(["pipe"]);
});

both("a FIFO that nobody reads is said, soon, and stays, when %s", async (_, write) => {
  const path = fifo(join(temporaryFolder(), "pipe"));
  const begun = performance.now();
  await expect(write(path)).rejects.toThrow(/nobody reads/);
  expect(performance.now() - begun).toBeLessThan(6_000);
  expect(lstatSync(path).isFIFO()).toBe(true);
});

posix("a reader that takes nothing is waited for, but not for ever", async () => {
  const path = fifo(join(temporaryFolder(), "pipe"));
  const reader = spawn("sh", ["-c", 'exec sleep 60 <"$0"', path], { stdio: "ignore" });
  onTestFinished(() => void reader.kill("SIGKILL"));
  await expect(replaceFile(path, "x".repeat(1 << 20))).rejects.toThrow(/takes nothing/);
});

both(
  "a folder, a socket and what has no folder are refused in words and left alone when %s",
  async (_, write) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "plain"), "x");
    const server = createServer().listen(join(folder, "socket"));
    await new Promise((resolve) => server.once("listening", resolve));
    onTestFinished(() => void server.close());
    await expect(write(join(folder, "sub"))).rejects.toThrow(/is a folder/);
    await expect(write(join(folder, "socket"))).rejects.toThrow(/is a socket/);
    await expect(write(join(folder, "none", "file"))).rejects.toThrow(/ENOENT/);
    await expect(write(join(folder, "plain", "file"))).rejects.toThrow(/ENOTDIR/);
    expect(readdirSync(folder).sort()).toEqual(["plain", "socket", "sub"]);
  },
);

both("a link of one's own stays a link, and what it leads to is %s", async (_, write) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "real"));
  symlinkSync("real", join(folder, "by-folder"));
  symlinkSync("by-folder/file", join(folder, "link"));
  for (let time = 0; time < 2; time++) await write(join(folder, "link"));
  expect(readlinkSync(join(folder, "link"))).toBe("by-folder/file");
  expect(readFileSync(join(folder, "real/file"), "utf8")).toMatch(/^(new|run_id,b\n1,2\n1,2)\n$/);
  expect(readdirSync(join(folder, "real"))).toEqual(["file"]);
});

both("a link to itself is an error when %s", async (_, write) => {
  const path = join(temporaryFolder(), "loop");
  symlinkSync("loop", path);
  await expect(write(path)).rejects.toThrow(/ELOOP/);
});

asRoot.each(writers)("another user's link is never followed when %s", async (_, write) => {
  const folder = temporaryFolder();
  const target = join(folder, "precious");
  writeFileSync(target, "precious");
  symlinkSync(target, join(folder, "link"));
  lchownSync(join(folder, "link"), 12_345, 12_345);
  await expect(write(join(folder, "link"))).rejects.toThrow(/precious that another user made/);
  expect(readFileSync(target, "utf8")).toBe("precious");
});

asRoot.each(writers)(
  "in a folder that everybody may write to, nothing of another user is followed or taken over when %s",
  async (_, write) => {
    const folder = temporaryFolder();
    const open = join(folder, "open");
    mkdirSync(open);
    chmodSync(open, 0o1777);
    mkdirSync(join(folder, "inside"));
    symlinkSync(join(folder, "inside"), join(open, "way"));
    lchownSync(join(open, "way"), 12_345, 12_345);
    writeFileSync(join(open, "file"), "theirs");
    lchownSync(join(open, "file"), 12_345, 12_345);
    lchownSync(fifo(join(open, "pipe")), 12_345, 12_345);
    await expect(write(join(open, "way", "file"))).rejects.toThrow(/another user/);
    await expect(write(join(open, "file"))).rejects.toThrow(/another user/);
    await expect(write(join(open, "pipe"))).rejects.toThrow(/another user/);
    expect(readdirSync(join(folder, "inside"))).toEqual([]);
    expect(readFileSync(join(open, "file"), "utf8")).toBe("theirs");
    await write(join(open, "mine"));
    expect(statSync(join(open, "mine")).uid).toBe(0);
  },
);

posix("a temporary file's name can't be foretold, and a link planted there leads nowhere", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "report.json");
  const precious = join(folder, "precious");
  writeFileSync(precious, "precious");
  for (let count = 0; count < 200; count++) symlinkSync(precious, `${path}.${process.pid}.${count}.tmp`);
  await replaceFile(path, "new");
  expect(readFileSync(precious, "utf8")).toBe("precious");
  expect(lstatSync(path).isFile()).toBe(true);
});

posix("the rights of a file that was there are kept, and are never wider than asked for", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "report.json");
  const modeOf = (): number => statSync(path).mode & 0o777;
  writeFileSync(path, "old");
  for (const mode of [0o640, 0o600, 0o664]) {
    chmodSync(path, mode);
    await replaceFile(path, "new");
    expect(modeOf()).toBe(mode);
  }
  await replaceFile(path, "new", 0o600);
  expect(modeOf()).toBe(0o600);
});

test.skipIf(isRoot || process.platform === "win32")(
  "a file without the right to write stays as it is",
  async () => {
    const path = join(temporaryFolder(), "report.json");
    writeFileSync(path, "old", { mode: 0o444 });
    await expect(replaceFile(path, "new")).rejects.toThrow(/EACCES/);
    expect(readFileSync(path, "utf8")).toBe("old");
  },
);

posix(
  "what a killed process left behind goes with the next writing, what a living one has stays",
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, "report.json");
    const killed = spawn(
      process.execPath,
      ["--conditions=@green-place/source", "--import", "tsx", "--input-type=module", "-e", LEFT_BEHIND, path],
      { cwd: process.cwd(), stdio: "inherit" },
    );
    await new Promise((resolve) => killed.on("close", resolve));
    expect(readdirSync(folder)).toHaveLength(1);
    const [left] = readdirSync(folder);
    const living = left!.replace(/\.\d+\./, `.${process.ppid}.`);
    // Of a process that nobody can ask about, a writing of long ago is over.
    const [young, old] = ["young", "old"].map((where) =>
      left!.replace(/^(\.green-place)-[^.]+/, `$1-${where}`),
    );
    for (const name of [living, young!, old!]) writeFileSync(join(folder, name), "");
    utimesSync(join(folder, old!), new Date("2026-01-01"), new Date("2026-01-01"));
    await replaceFile(path, "new");
    expect(readdirSync(folder).sort()).toEqual([living, young!, "report.json"].sort());
  },
);

/** Dies where a kill hurts most: when the temporary file is there and has not taken its place. */
const LEFT_BEHIND = `
  const fs = await import("node:fs/promises");
  const { syncBuiltinESMExports } = await import("node:module");
  fs.default.rename = () => process.kill(process.pid, "SIGKILL");
  syncBuiltinESMExports();
  const { replaceFile } = await import(${source("../src/system/replace-file.ts")});
  await replaceFile(process.argv[1], "never");
`;

// Links of the test's own that lead where /dev/stdout and /dev/fd lead: the machine's are never written to, whatever is broken.
test.runIf(process.platform === "linux").each([
  ["pipe", '"$@" | cat >out'],
  ["file", '"$@" >out'],
])("a descriptor that is a %s gets the text and nothing else", async (_, shell) => {
  const folder = temporaryFolder();
  symlinkSync("/proc/self/fd", join(folder, "fd"));
  symlinkSync("fd/1", join(folder, "stdout"));
  const script = `
      const { replaceFile } = await import(${source("../src/system/replace-file.ts")});
      await new Promise((written) => process.stdout.write("before\\n", written));
      await replaceFile("stdout", "new\\n");
      await replaceFile("fd/1", "newer\\n");
    `;
  const node = [process.execPath, "--conditions=@green-place/source", "--import", import.meta.resolve("tsx")];
  execFileSync("sh", ["-c", shell, "sh", ...node, "--input-type=module", "-e", script], {
    cwd: folder,
    stdio: "inherit",
  });
  expect(readFileSync(join(folder, "out"), "utf8")).toBe("before\nnew\nnewer\n");
  expect(lstatSync(join(folder, "stdout")).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["fd", "out", "stdout"]);
});

/** Devices stand in a mount namespace of their own, in memory, and are gone with the process. */
const mountsItsOwn = process.platform === "linux" && spawnSync("unshare", ["-m", "true"]).status === 0;

test.runIf(mountsItsOwn)("a device is written through, never replaced, and a disk never written to", () => {
  const folder = temporaryFolder();
  const script = `
    const { replaceFile } = await import(${source("../src/system/replace-file.ts")});
    const { appendRow } = await import(${source("../src/outputs/append-row.ts")});
    for (const device of ["null", "full", "disk"])
      for (const write of [(path) => replaceFile(path, "new"), (path) => appendRow(path, { runId: "1", header: "run_id,b\\n", row: "1,2\\n", begunBefore: false })])
        console.log(await write(device).then(() => "written", (error) => error.code ?? error.message));
  `;
  // No driver has the number of the disk: were it opened, that would be an error of another kind.
  const shell = `
    mount -t tmpfs scratch . && cd "$PWD" && mknod null c 1 3 && mknod full c 1 7 && mknod disk b 240 0 || exit 9
    "$@"; stat -c "%F" null full disk; ls`;
  const { stdout } = spawnSync("unshare", ["-m", "sh", "-c", shell, "sh", ...node, "-e", script], {
    cwd: folder,
    encoding: "utf8",
  });
  const outcome = ["written", "written", "ENOSPC", "ENOSPC", "E_OUTPUT_PLACE", "E_OUTPUT_PLACE"];
  const kinds = ["character special file", "character special file", "block special file"];
  expect(stdout.trim().split("\n")).toEqual([...outcome, ...kinds, "disk", "full", "null"]);
  expect(readdirSync(folder)).toEqual([]);
});

/**
 * Makes a fresh clone runnable: installs with the pinned pnpm, then builds.
 * It compares a stamp of the lockfile and sources, so the second time it does nothing.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devEngines
  .packageManager;
const PNPM = `${name}@${version}`;
const stampFolder = join(root, "node_modules", ".green-place");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Node 20.19 or newer is needed, this is ${process.versions.node}. Install a newer Node and try again.`,
  );
}

step("install", "Installing dependencies", installStamp(), "pnpm install --frozen-lockfile --prefer-offline");
step("build", "Building", buildStamp(), "turbo run build --output-logs=errors-only");

function step(name, sentence, stamp, command) {
  const file = join(stampFolder, `${name}.stamp`);
  if (existsSync(file) && readFileSync(file, "utf8") === stamp) return;
  process.stderr.write(`green-place: ${sentence} (first time, or something changed) …\n`);
  const result = run(command);
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}`);
    fail(`"${command}" failed. Mend what it says above, then run the command again.`);
  }
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(file, stamp);
}

/** With the pinned pnpm on the path: turbo looks for it too, and a system's own `pnpm` may be any version. */
function run(command) {
  // stdout stays free for the command that follows, so that it can be piped.
  return spawnSync("npx", ["--yes", "-p", PNPM, "-c", command], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", CI: "true", npm_config_loglevel: "error" },
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
}

function installStamp() {
  return digest([join(root, "pnpm-lock.yaml"), join(root, "pnpm-workspace.yaml")], process.versions.node);
}

function buildStamp() {
  const inputs = ["packages", "apps", "tools"].flatMap((folder) => sources(join(root, folder)));
  return digest([...inputs.sort(), join(root, "tsdown.base.ts")], installStamp());
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "generated", "test", ".turbo"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

/** Size and time are enough here: turbo hashes the contents itself when this says that something moved. */
function digest(files, salt) {
  const hash = createHash("sha256").update(salt);
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}:${size}:${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function fail(sentence) {
  process.stderr.write(`green-place: ${sentence}\n`);
  process.exit(1);
}

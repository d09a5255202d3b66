/**
 * Runs every guard in turn and says which one failed: `node scripts/guards.mjs [name …]`. Each is a script of `guards/package.json` and a task
 * of turbo, which leaves out those whose inputs are as they were when they last passed.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import "./bootstrap.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = (folder) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
const guards = Object.keys(manifest("guards").scripts);
const only = process.argv.slice(2);
const unknown = only.filter((name) => !guards.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no guard "${unknown.join('", "')}". There are: ${guards.join(", ")}.\n`);
  process.exit(2);
}

// turbo starts the pinned pnpm by its name, and the outcome is of this Node.
const { name, version } = manifest(".").devEngines.packageManager;
const shell = process.platform === "win32";
const pinned = spawnSync("npx", ["--yes", "-p", `${name}@${version}`, "-c", 'node -p "process.env.PATH"'], {
  cwd: root,
  encoding: "utf8",
  shell,
});
const env = {
  ...process.env,
  PATH: `${join(root, "node_modules", ".bin")}${delimiter}${pinned.stdout.trim()}`,
  GUARDS_NODE_VERSION: process.version,
  TURBO_TELEMETRY_DISABLED: "1",
};

for (const guard of guards) {
  if (only.length > 0 && !only.includes(guard)) continue;
  const started = Date.now();
  process.stdout.write(`guard: ${guard} … `);
  const { status, stdout, stderr } = spawnSync(
    "turbo",
    [
      "run",
      guard,
      "--filter=@green-place/guards",
      "--env-mode=loose",
      "--output-logs=errors-only",
      "--ui=stream",
    ],
    { cwd: root, encoding: "utf8", env, shell, maxBuffer: 64 * 1024 * 1024 },
  );
  const cached = /\b1 cached, 1 total/.test(stdout) ? "unchanged, " : "";
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? "ok" : "FAILED"} (${cached}${seconds} s)\n`);
  if (status !== 0) {
    process.stdout.write(`${stdout}${stderr}\n`);
    process.exit(1);
  }
}

/**
 * Runs a command in the repository's folder: `node at-root.mjs COMMAND …`. The tools are there by their names, and nothing of what package
 * managers tell their scripts: a guard that runs npm itself would take it for its own.
 */
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config_call|command|lifecycle|package)/.test(name)),
);
env.PATH = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;

const { status } = spawnSync(process.argv.slice(2).join(" "), {
  cwd: root,
  env,
  shell: true,
  stdio: "inherit",
});
process.exit(status ?? 1);

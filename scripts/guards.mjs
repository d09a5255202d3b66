/** Runs every guard in turn and says which one failed: `node scripts/guards.mjs [name …]`. */
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const guards = [
  ["types", "tsc --noEmit -p tsconfig.json"],
  ["lint", "biome ci --colors=off --max-diagnostics=10 ."],
  ["dependency rules", "node guards/dependency-rules.mjs"],
  ["dead code", "knip"],
  ["core in a bare context", "node guards/bare-context.mjs"],
  ["package shapes", "node guards/package-shapes.mjs"],
  ["public interfaces", "node guards/api-reports.mjs"],
  ["packed tarballs", "node guards/packed-tarballs.mjs"],
  ["examples", "node guards/examples.mjs"],
  ["documentation", "node guards/docs.mjs"],
  ["provider imports", "node guards/provider-imports.mjs"],
  ["a third party's provider", "node guards/third-party-provider.mjs"],
  ["publishing", "node guards/publish-rehearsal.mjs"],
];

// The tools by their names, and nothing of what npm tells its scripts: a guard that runs npm itself would take it for its own.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config_call|command|lifecycle|package)/.test(name)),
);
env.PATH = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;

const only = process.argv.slice(2);
for (const [name, command] of guards) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  process.stdout.write(`guard: ${name} … `);
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, encoding: "utf8", env, shell: true });
  process.stdout.write(
    `${status === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (status !== 0) {
    process.stdout.write(`${stdout}${stderr}\n`);
    process.exit(1);
  }
}

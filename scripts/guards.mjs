/** Runs every guard in turn and says which one failed: types, lint, dependency rules, dead code, package shapes, real processes. */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
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
  ["a stranger's provider", "node guards/stranger-provider.mjs"],
  ["publishing", "node guards/publish-rehearsal.mjs"],
];

const only = process.argv.slice(2);
for (const [name, command] of guards) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  process.stdout.write(`guard: ${name} … `);
  const result = spawnSync("npx", ["--no-install", "-c", command], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  process.stdout.write(
    `${result.status === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (result.status !== 0) {
    process.stdout.write(`${result.stdout}${result.stderr}\n`);
    process.exit(1);
  }
}

/** A stranger's machine: the tarballs are installed into an empty folder, imported with types, and the command is run there. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { packWorkspace } from "./pack-workspace.mjs";

const folder = mkdtempSync(join(tmpdir(), "green-place-packed-"));
const tsc = resolve("node_modules/.bin/tsc");
try {
  const tarballs = packWorkspace(folder);
  const project = join(folder, "stranger");
  mkdirSync(project);
  const dependencies = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]),
  );
  const manifest = { name: "stranger", private: true, type: "module", dependencies, overrides: dependencies };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], project);
  writeFileSync(
    join(project, "choose.ts"),
    `import { recommend, type Recommendation } from "@green-place/core";
import { aws } from "@green-place/provider-aws";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";

const result: Recommendation = recommend({
  job: { accelerator: "a100", acceleratorCount: 1, hours: 12, workload: "training", equivalent: false },
  providers: [aws()],
  hardware: hardware(),
  intensity: electricityMaps(),
});
const best = result.options[0];
if (!best || best.provider !== "aws" || !(best.carbonKg.low > 0)) throw new Error("no answer");
console.log(best.region, best.instanceType, best.carbonKg.value);
`,
  );
  const compilerOptions = { module: "NodeNext", target: "ES2022", strict: true, outDir: "out", types: [] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["choose.ts"] }));
  run(tsc, ["-p", "."], project);
  console.log(run(process.execPath, ["out/choose.js"], project).trim());
  const text = run(
    join(project, "node_modules/.bin/green-place"),
    ["recommend", "--gpu", "a100", "--hours", "12", "--format", "json"],
    project,
  );
  const { options, coverage } = JSON.parse(text);
  if (options.length === 0 || coverage.eligible < 55)
    throw new Error(`the packed command answered ${text.slice(0, 200)}`);
  console.log(`packed command: ${coverage.eligible} eligible placements`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

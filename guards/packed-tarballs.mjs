/**
 * Another machine: the tarballs are installed into an empty folder. There, core and the engine are used as libraries, with their types, the
 * examples of every package's README compile, and the command is run.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { packWorkspace } from "./pack-workspace.mjs";
import { writeReadmeExamples } from "./readme-examples.mjs";

const folder = mkdtempSync(join(tmpdir(), "green-place-packed-"));
const tsc = resolve("node_modules/typescript/bin/tsc");
try {
  const tarballs = packWorkspace(folder);
  const project = join(folder, "project");
  mkdirSync(project);
  const dependencies = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]),
  );
  const manifest = { name: "project", private: true, type: "module", dependencies, overrides: dependencies };
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
console.log("core:", best.region, best.instanceType, best.carbonKg.value);
`,
  );
  // The clock is given, so that the hours that are chosen are the same every time.
  writeFileSync(
    join(project, "choose-hours.ts"),
    `import type { Recommendation } from "@green-place/core";
import { type EngineContext, nodeContext, recommendPlacement, type RecommendRequest } from "@green-place/engine";

const context: EngineContext = nodeContext({ now: () => Date.UTC(2026, 5, 1, 12), env: {} });
const request: RecommendRequest = {
  job: { accelerator: "a100", acceleratorCount: 1, hours: 6, workload: "training", equivalent: false },
  constraints: { within: "eu" },
  startWithinHours: 24,
};
const result: Recommendation = await recommendPlacement(request, context);
const [best] = result.options;
const start = best?.timing?.slots[0]?.start;
if (!best || start === undefined) throw new Error("no answer");
const wait = Date.parse(start) - context.now();
if (!(wait >= 0 && wait <= 24 * 3_600_000)) throw new Error(\`the job starts at \${start}\`);
console.log("engine:", best.provider, best.region, best.instanceType, start, best.carbonKg.value);
`,
  );
  const examples = writeReadmeExamples(project, Object.keys(tarballs));
  if (examples.length < 8) throw new Error(`${examples.length} examples: the check has guarded nothing`);
  compile(project, "choose", ["choose.ts", "choose-hours.ts"], { types: [] });
  const node = { lib: ["ESNext"], types: ["node"], typeRoots: [resolve("node_modules/@types")] };
  compile(project, "examples", examples, node);
  console.log(run(process.execPath, ["out/choose.js"], project).trim());
  console.log(run(process.execPath, ["out/choose-hours.js"], project).trim());
  console.log(`${examples.length} examples of READMEs compile`);
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

/** Compiles into `out`, our declarations included, with no more than `options` from outside. */
function compile(project, name, files, options) {
  const compilerOptions = { module: "NodeNext", target: "ES2022", strict: true, outDir: "out", ...options };
  writeFileSync(join(project, `${name}.json`), JSON.stringify({ compilerOptions, files }));
  run(process.execPath, [tsc, "-p", `${name}.json`], project);
}

function run(command, args, cwd) {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}${error.stderr}`);
  }
}

/** The arrows of ARCHITECTURE.md, checked in the folder it is called in; and a check that the checker saw every source. */
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const require = createRequire(import.meta.url);
const configuration = require("../.dependency-cruiser.cjs");
const table = require("./layers.cjs");

const folders = ["packages", "apps"].filter(existsSync).flatMap((parent) =>
  readdirSync(parent)
    .map((name) => ({ name, src: `${parent}/${name}/src` }))
    .filter(({ src }) => existsSync(src)),
);
/** Where no rule but that against circles and lost imports applies. */
const others = [
  ...folders.flatMap(({ src }) => ["import", "test"].map((name) => src.replace(/src$/, name))),
  "benchmarks",
  "tools",
  "validation",
].filter(existsSync);
const { output } = await cruise(
  [...folders.map(({ src }) => src), ...others],
  { ...configuration.options, ruleSet: configuration, validate: true },
  undefined,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
const seen = new Set(output.modules.map(({ source }) => source));
const sources = folders.flatMap(({ src }) => sourcesIn(src));

const faults = [
  ...sources.filter((file) => !seen.has(file)).map((file) => `${file} was not seen`),
  ...folders
    .filter(({ name }) => !(name in table))
    .map(({ name }) => `${name} has no entry in guards/layers.cjs: say what it may import`),
  ...output.summary.violations.map(({ rule, from, to, cycle }) => {
    const comment = configuration.forbidden.find((one) => one.name === rule.name)?.comment;
    const way = cycle === undefined ? to : cycle.map((one) => one.name).join(" -> ");
    return `${from} -> ${way}: ${rule.name}. ${comment}`;
  }),
];
if (sources.length === 0) faults.push("no source was found: the check has guarded nothing");
for (const fault of faults) console.error(fault);
console.log(`${sources.length} modules of ${folders.length} packages, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);

function sourcesIn(src) {
  return readdirSync(src, { recursive: true })
    .map((path) => `${src}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && !path.startsWith(`${src}/generated/`));
}

/** The arrows of ARCHITECTURE.md, checked; and a check that the checker saw the sources at all. */

import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const FEWEST_MODULES = 100;
const configuration = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const { output } = await cruise(
  ["packages", "apps"],
  {
    ...configuration.options,
    ruleSet: configuration,
    validate: true,
    includeOnly: { path: "^(packages|apps)/[^/]+/src|node:|^node_modules|^[a-z_]+$" },
  },
  undefined,
  {
    tsConfig: extractTSConfig.default
      ? extractTSConfig.default("tsconfig.json")
      : extractTSConfig("tsconfig.json"),
  },
);
const modules = output.modules.filter((module) => module.source.endsWith(".ts"));
if (modules.length < FEWEST_MODULES) {
  console.error(`Only ${modules.length} TypeScript modules were seen: the check has guarded nothing.`);
  process.exit(1);
}
for (const { rule, from, to } of output.summary.violations) {
  const comment = configuration.forbidden.find((one) => one.name === rule.name)?.comment;
  console.error(`${from} -> ${to}: ${rule.name}. ${comment}`);
}
console.log(`${modules.length} modules, ${output.summary.violations.length} violations`);
process.exit(output.summary.violations.length > 0 ? 1 : 0);

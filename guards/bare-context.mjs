/** Core and contract run where there is no Node: their bundle is evaluated in a V8 context that has the language and nothing else. */

import { createContext, Script } from "node:vm";
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: {
    contents: 'export * as core from "@green-place/core"; export * as contract from "@green-place/contract";',
    resolveDir: "apps/cli",
  },
  bundle: true,
  write: false,
  format: "iife",
  globalName: "bundle",
  platform: "neutral",
  mainFields: ["module", "main"],
  conditions: ["import"],
});
const code = outputFiles[0].text;
const forbidden = ["node:", "require(", "process.", "Math.random", "Date.now", "fetch("].filter((word) =>
  code.includes(word),
);
if (forbidden.length > 0) throw new Error(`core and contract hold ${forbidden.join(", ")}`);

const context = createContext(Object.create(null));
const result = new Script(`${code}
  JSON.stringify(bundle.core.recommend({
    job: { hours: 1, workload: "general", acceleratorCount: 1, equivalent: false, vcpus: 2 },
    providers: [bundle.contract.nullProvider()],
    hardware: { specVersion: 1, id: "none", dataAsOf: "2026-01-01", accelerators: () => [], cpuPlatforms: () => [], sources: () => [] },
    intensity: {
      specVersion: 1, id: "none", meta: { packageName: "none", version: "0", dataAsOf: "2026-01-01" }, newestYear: 2025,
      signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
      annual: ({ zones }) => bundle.contract.unknown("unknown-zone", zones.join(" ")), sources: () => [],
    },
  }).coverage)`).runInContext(context);
const coverage = JSON.parse(result);
if (coverage.considered !== 0) throw new Error(`unexpected coverage ${result}`);
console.log(`core and contract: ${Math.round(code.length / 1024)} KiB bundled, ran in a bare V8 context`);

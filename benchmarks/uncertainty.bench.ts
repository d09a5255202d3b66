import { Bench } from "tinybench";
import { indexHardware } from "../packages/core/src/components/hardware-index.ts";
import { createExclusionTally } from "../packages/core/src/estimate/exclusions.ts";
import { defaultAssumptions } from "../packages/core/src/index.ts";
import { listCandidates } from "../packages/core/src/placement/list-candidates.ts";
import { rankCandidates } from "../packages/core/src/placement/rank-candidates.ts";
import { scaledHours } from "../packages/core/src/placement/scaled-hours.ts";
import { catalogue, chips, cloud, gridSource, region, type } from "../packages/core/test/small-catalogue.ts";

/** Ranking 2,000 candidates with the chance of each to be the greenest, all of them plausible, against the time that it may take. */
const BUDGET_MS = 20;
const REGIONS = 40;
const TYPES = 50;

const ids = Array.from({ length: REGIONS }, (_, i) => `r${i}`);
const provider = cloud(
  "one",
  ids.map((id, i) => region(id, `Z${i}`, [1.05, 1.1 + i / 200, 1.4])),
  Array.from({ length: TYPES }, (_, i) => type(`t${i}`, [["new", 1]], ids, { vcpus: 8 + i })),
);
const grids = Object.fromEntries(ids.map((_, i) => [`Z${i}`, [90 + i, 100 + i, 115 + i] as const]));
const job = {
  hours: 24,
  workload: "training",
  accelerator: "new",
  acceleratorCount: 1,
  equivalent: false,
} as const;
const wanted = chips.filter(({ id }) => id === job.accelerator);
const candidates = listCandidates(
  provider,
  {
    job,
    hardware: indexHardware(catalogue(), []),
    intensity: gridSource(grids),
    constraints: {},
    market: "on-demand",
    priceNeeded: false,
    embodied: true,
    assumptions: defaultAssumptions,
    hoursOn: scaledHours(job, wanted, defaultAssumptions),
  },
  createExclusionTally(),
);

const bench = new Bench({ time: 2000 });
bench.add("rank", () => rankCandidates(candidates, { sort: "carbon", embodied: true }));
await bench.run();
const { contenders } = rankCandidates(candidates, { sort: "carbon", embodied: true });
const result = bench.tasks[0]!.result;
if (!("latency" in result)) throw new Error("the benchmark did not run");
const { p50 } = result.latency;
console.log(
  `${candidates.length} candidates ranked, ${contenders.length} drawn: median ${p50.toFixed(1)} ms of ${BUDGET_MS} ms${p50 > BUDGET_MS ? ", TOO SLOW" : ""}`,
);

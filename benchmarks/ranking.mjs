import { recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { azure } from "@green-place/provider-azure";
import { gcp } from "@green-place/provider-gcp";
import { median } from "./process-time.mjs";

const job = { hours: 12, workload: "general", acceleratorCount: 1, equivalent: false };
const jobs = [
  ["A100 placements", { ...job, accelerator: "a100" }],
  ["accelerated placements", { ...job, accelerator: "a100", equivalent: true }],
  ["placements for a CPU job", { ...job, vcpus: 16, memoryGib: 64 }],
];

/** Time to rank in memory, all tables loaded: the main job, every accelerated placement, and every CPU placement. */
export function ranking(turns) {
  const context = {
    providers: [aws(), azure(), gcp()],
    hardware: hardware(),
    intensity: electricityMaps(),
  };
  return jobs.map(([what, described]) => {
    const times = [];
    let coverage;
    for (let i = 0; i <= turns; i++) {
      const started = performance.now();
      ({ coverage } = recommend({ ...context, job: described }));
      times.push(performance.now() - started);
    }
    const [first, ...later] = times;
    return [
      `ranking in memory, ${coverage.considered.toLocaleString("en-GB")} ${what}`,
      `${median(later).toFixed(0)} ms, the first time ${first.toFixed(0)} ms`,
    ];
  });
}

/** Time to rank in memory, all tables loaded: the main job, every accelerated placement, and every CPU placement. */
import { recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { azure } from "@green-place/provider-azure";
import { gcp } from "@green-place/provider-gcp";

const world = { providers: [aws(), azure(), gcp()], hardware: hardware(), intensity: electricityMaps() };
const job = { hours: 12, workload: "general", acceleratorCount: 1, equivalent: false };
const jobs = {
  "recommend --gpu a100": { ...job, accelerator: "a100" },
  "recommend --gpu a100 --equivalent": { ...job, accelerator: "a100", equivalent: true },
  "recommend --vcpus 16 --memory 64": { ...job, vcpus: 16, memoryGib: 64 },
};
for (const [name, described] of Object.entries(jobs)) {
  const times = [];
  let coverage;
  for (let i = 0; i < 30; i++) {
    const started = performance.now();
    ({ coverage } = recommend({ ...world, job: described }));
    times.push(performance.now() - started);
  }
  const [first, ...later] = times;
  const median = later.sort((a, b) => a - b)[Math.floor(later.length / 2)];
  console.log(
    `${name}: ${coverage.considered} considered, ${coverage.eligible} eligible; first ${first.toFixed(1)} ms, then ${median.toFixed(1)} ms`,
  );
}

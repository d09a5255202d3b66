import { type PlacementOption, recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";

/** The AWS region and instance type with the least carbon for a job on one GPU of a kind, within a price. */
export function greenestAwsMachine(gpu: string, hours: number, maxUsdPerHour: number): PlacementOption {
  const { options } = recommend({
    job: { accelerator: gpu, acceleratorCount: 1, hours, workload: "inference", equivalent: false },
    providers: [aws()],
    hardware: hardware(),
    intensity: electricityMaps(),
    constraints: { within: "eea", maxUsdPerHour },
    limit: 1,
  });
  const [best] = options;
  if (!best) throw new Error(`No AWS machine with a ${gpu} in the EEA costs at most ${maxUsdPerHour} $/h.`);
  return best;
}

import { defaultAssumptions, recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { expect, test } from "vitest";

/**
 * "ML-optimized processors are 2x-5x more efficient" (Patterson et al. 2022): the same training in the same region, on the machines that a
 * cloud rents. The step from P100 to TPU v2, 5.6 and 6.2 times as measured by Patterson et al. 2021, is a case of `06-placement.json`.
 */
function machineGain(from: string, to: string): number {
  const { options } = recommend({
    job: { hours: 100, workload: "training", accelerator: "v100", acceleratorCount: 8, equivalent: true },
    providers: [aws()],
    hardware: hardware(),
    intensity: electricityMaps(),
    constraints: { regions: ["us-east-1"] },
    assumptions: defaultAssumptions,
    from: { provider: "aws", region: "us-east-1", instanceType: from },
    limit: 1000,
  });
  return Math.exp(options.find(({ instanceType }) => instanceType === to)!.levers!.hardware);
}

test.each(["p4d.24xlarge", "p5.48xlarge"])(
  "from V100 to the accelerators of %s: between 2 and 5 times",
  (to) => {
    const gain = machineGain("p3dn.24xlarge", to);
    expect(gain).toBeGreaterThan(2);
    expect(gain).toBeLessThan(5);
  },
);

test("each generation gains on the one before", () => {
  expect(machineGain("p3dn.24xlarge", "p5.48xlarge")).toBeGreaterThan(
    machineGain("p3dn.24xlarge", "p4d.24xlarge"),
  );
  expect(machineGain("p3dn.24xlarge", "p3dn.24xlarge")).toBeCloseTo(1, 9);
});

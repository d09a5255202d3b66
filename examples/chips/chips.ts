/**
 * "Processors made for machine learning are 2 to 5 times more efficient" (Patterson et al. 2022, arXiv:2204.05149): the same training on
 * V100, A100 and H100 machines of one region, so that nothing but the machine differs.
 */
import { recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";

const baseline = { provider: "aws", region: "us-east-1", instanceType: "p3dn.24xlarge" };
const result = recommend({
  job: { hours: 100, workload: "training", accelerator: "v100", acceleratorCount: 8, equivalent: true },
  providers: [aws()],
  hardware: hardware(),
  intensity: electricityMaps(),
  constraints: { regions: [baseline.region] },
  from: baseline,
  limit: 1000,
});

console.log(
  `100 h on ${baseline.instanceType} (8 x V100) in ${baseline.region}, and the same work on other machines there:\n`,
);
const shown = [
  "p3dn.24xlarge",
  "p4d.24xlarge",
  "p4de.24xlarge",
  "p5.48xlarge",
  "p5en.48xlarge",
  "p6-b200.48xlarge",
];
for (const instanceType of shown) {
  const option = result.options.find((one) => one.instanceType === instanceType);
  if (!option?.accelerator) {
    console.log(`  ${instanceType.padEnd(18)} not offered there`);
    continue;
  }
  const gain = Math.exp(option.levers!.hardware);
  console.log(
    `  ${instanceType.padEnd(18)} ${option.accelerator.id.padEnd(16)} ${option.hours.toFixed(1).padStart(6)} h ${option.energyKwh.value.toFixed(0).padStart(5)} kWh ${option.carbonKg.value.toFixed(1).padStart(6)} kg  ${gain.toFixed(1)} times less carbon by the machine`,
  );
}

console.log(
  "\nHours scale with dense bf16 or fp16 throughput, known within 0.7 to 1.4 times; power is 0.75 of the board's peak and the host's.",
);
console.log(
  "Published: 2 to 5 times; P100 to TPU v2 measured 5.6 and 6.2 times (Patterson et al. 2021, arXiv:2104.10350, section 2.2);",
);
console.log("`npm run validate` puts that pair to green-place.\n\nSources:");
const used = result.options
  .filter(({ instanceType }) => shown.includes(instanceType))
  .flatMap(({ sources }) => sources);
for (const id of [...new Set(used)].filter((id) => /nvidia|electricity/.test(id)).sort()) {
  const { publisher, title, url, licence } = result.sources[id]!;
  console.log(`  ${publisher}, ${title}, ${url} (${licence})`);
}

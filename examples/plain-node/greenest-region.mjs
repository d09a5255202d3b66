/** The three greenest places in the EU to fine-tune for eight hours on four L4, for at most 40 dollars. Plain JavaScript, no network. */
import { recommend } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps } from "@green-place/intensity-data";
import { aws } from "@green-place/provider-aws";
import { gcp } from "@green-place/provider-gcp";

const { options, coverage } = recommend({
  job: { accelerator: "l4", acceleratorCount: 4, hours: 8, workload: "finetune", equivalent: false },
  providers: [aws(), gcp()],
  hardware: hardware(),
  intensity: electricityMaps(),
  constraints: { within: "eu", maxUsd: 40 },
  limit: 3,
});

for (const { provider, region, instanceType, carbonKg, costUsd } of options) {
  const { low, value, high } = carbonKg;
  const grams = [value, low, high].map((kg) => Math.round(kg * 1000));
  console.log(
    `${provider} ${region} ${instanceType}: ${grams[0]} g CO2e (${grams[1]} to ${grams[2]}), $${costUsd.value.toFixed(2)}`,
  );
}
console.log(`${coverage.eligible} of ${coverage.considered} placements were eligible.`);
if (options.length === 0) process.exitCode = 1;

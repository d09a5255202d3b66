/** What `green-place recommend --gpu a100 --hours 6 --start-within 24h --interruptible --data live` does, from code. */
import { nodeContext, recommendPlacement } from "@green-place/engine";

const job = { accelerator: "a100", acceleratorCount: 1, hours: 6, workload: "training", equivalent: false };
const request = { job, startWithinHours: 24, interruptible: true, edition: "live", limit: 3 };
const { options } = await recommendPlacement(
  request,
  nodeContext({ warn: (sentence) => console.log(sentence) }),
);
for (const { provider, region, instanceType, carbonKg, timing } of options) {
  const hours = timing?.slots.map(({ start, end }) => `${start} to ${end}`).join(", ") ?? "any hour";
  console.log(`${provider}:${region}:${instanceType}, ${hours}: ${carbonKg.value.toPrecision(3)} kg CO2e`);
}

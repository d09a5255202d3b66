import { type AcceleratorMeasure, acceleratorUnits, type Quantity } from "@green-place/contract";

/** What is known of a chip, in the contract's units. */
export type ChipFacts = Partial<Record<AcceleratorMeasure, Quantity>>;

/**
 * Between what is least and what is most lies every chip that clouds rent; the same figure in a unit a thousand times bigger or smaller
 * lies outside. From what to what the chips of today go is said behind each.
 */
const bounds: Readonly<Record<AcceleratorMeasure, { name: string; least: number; most: number }>> = {
  peakWatts: { name: "peak power", least: 20, most: 5000 }, // Alveo U30 40, GB300 1,400
  idleWatts: { name: "idle power", least: 1, most: 1000 }, // A2 5, GB300 233
  memoryGib: { name: "memory", least: 4, most: 2048 }, // Inferentia 8, B300 288
  bandwidthGbPerS: { name: "memory bandwidth", least: 20, most: 40_000 }, // Inferentia 50, B200 8,000
  bf16Tflops: { name: "bf16 throughput", least: 5, most: 10_000 }, // A2 18, B200 2,500
  fp16Tflops: { name: "fp16 throughput", least: 5, most: 10_000 }, // Radeon Pro V520 15, B200 2,500
  fp32Tflops: { name: "fp32 throughput", least: 1, most: 1000 }, // K80 4.4, Trainium3 183
  embodiedKg: { name: "embodied carbon", least: 10, most: 5000 }, // A2 57, GB300 534
};
const measures = Object.keys(bounds) as AcceleratorMeasure[];

/**
 * Chips at rest draw 0.04 to 0.25 of their peak by the readings at hand, Google's TPU v3 and v4 0.47. Above half, an idle power was read
 * with a model loaded or a job running, unless its source says that it was measured at rest.
 */
const MOST_IDLE_SHARE = 0.5;

/** The matrix units that do bf16 do fp16 as fast; a figure with sparsity is twice the dense one. */
const MOST_BF16_OVER_FP16 = 1.5;

/** What cannot be true of a chip, or not together: a sentence each, such as `memory of 16384 GiB is above 2048`. Empty if all is well. */
export function implausibleChip(chip: ChipFacts): readonly string[] {
  return [...measures.flatMap((measure) => outOfBounds(measure, chip)), ...contradictions(chip)];
}

function outOfBounds(measure: AcceleratorMeasure, chip: ChipFacts): string[] {
  const quantity = chip[measure];
  const { name, least, most } = bounds[measure];
  const beyond = [quantity?.value, quantity?.low, quantity?.high].find(
    (number) => number !== undefined && (number < least || number > most),
  );
  if (beyond === undefined) return [];
  const bound = beyond < least ? `below ${least}` : `above ${most}`;
  return [
    `${name} of ${beyond} ${acceleratorUnits[measure]} is ${bound}, beyond any chip: is it in another unit?`,
  ];
}

function contradictions({ peakWatts, idleWatts, bf16Tflops, fp16Tflops, fp32Tflops }: ChipFacts): string[] {
  const faults: string[] = [];
  if (peakWatts && idleWatts) {
    const watts = `idle power of ${idleWatts.value} W`;
    if (idleWatts.value >= peakWatts.value || idleWatts.high > peakWatts.high)
      faults.push(`${watts} (up to ${idleWatts.high}) reaches the peak of ${peakWatts.value} W`);
    else if (idleWatts.method !== "measured" && idleWatts.value > MOST_IDLE_SHARE * peakWatts.value)
      faults.push(
        `${watts} is more than ${MOST_IDLE_SHARE} of the peak of ${peakWatts.value} W and not measured`,
      );
  }
  if (bf16Tflops && fp16Tflops && bf16Tflops.value > MOST_BF16_OVER_FP16 * fp16Tflops.value)
    faults.push(
      `bf16 of ${bf16Tflops.value} TFLOP/s is much faster than fp16 of ${fp16Tflops.value}: is one with sparsity?`,
    );
  const half = bf16Tflops ?? fp16Tflops;
  if (half && fp32Tflops && half.value < fp32Tflops.value)
    faults.push(`16 bit of ${half.value} TFLOP/s is slower than fp32 of ${fp32Tflops.value}`);
  return faults;
}

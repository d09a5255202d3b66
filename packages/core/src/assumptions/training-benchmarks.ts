/** What one kind of chip reached in a training benchmark that was run on several. Only ratios within one benchmark mean anything. */
export interface TrainingBenchmark {
  readonly benchmark: string;
  /** Family of the accelerator: `p100`. */
  readonly family: string;
  /** Work done in a given time, in the benchmark's own unit. */
  readonly throughput: number;
  /** Id of a row of `assumptionSources`. */
  readonly source: string;
}

const row = (benchmark: string, family: string, throughput: number, source: string): TrainingBenchmark => ({
  benchmark,
  family,
  throughput,
  source,
});

/**
 * Measured throughput: TFLOP/s that two models reached (Patterson et al. 2021, section 2.2).
 * Only benchmarks in which each chip ran at the precision it is made for; the Zeus traces, say, leave V100's tensor cores idle.
 */
export const trainingBenchmarks: readonly TrainingBenchmark[] = [
  row("transformer-big", "p100", 6.7, "patterson-2021"),
  row("transformer-big", "tpu-v2", 28.8, "patterson-2021"),
  row("evolved-transformer", "p100", 4.7, "patterson-2021"),
  row("evolved-transformer", "tpu-v2", 24.0, "patterson-2021"),
];

/** How much faster `to` trained than `from`: the geometric mean over the benchmarks that ran on both, or undefined when none did. */
export function measuredSpeedUp(
  from: string,
  to: string,
): { readonly ratio: number; readonly source: string } | undefined {
  const logs: number[] = [];
  let source: string | undefined;
  for (const base of trainingBenchmarks.filter(({ family }) => family === from)) {
    const other = trainingBenchmarks.find(
      ({ family, benchmark }) => family === to && benchmark === base.benchmark,
    );
    if (!other) continue;
    logs.push(Math.log(other.throughput / base.throughput));
    source = base.source;
  }
  if (source === undefined) return undefined;
  return { ratio: Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length), source };
}

import type { Accelerator, Quantity } from "@green-place/contract";
import { FLOPS_PER_TFLOP, GreenPlaceError, measure, type Ratio } from "@green-place/contract";
import { assumption } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { trainingHours } from "../formulas/training-hours.ts";
import { trainingOperations } from "../formulas/training-operations.ts";
import type { Factor } from "../uncertainty/factor.ts";

/** The size of a training run: operations, or what they follow from. */
export type TrainingRun =
  | { readonly flops: number }
  | { readonly parameters: number; readonly tokens: number };

export interface TrainingDuration {
  readonly flops: number;
  readonly hours: number;
  /** Model FLOPs utilisation that was used. */
  readonly mfu: number;
  /** Dense throughput of one accelerator that was used. */
  readonly peakTflops: Quantity<"TFLOP/s">;
  /** Doubt about the hours, from the doubt about MFU; absent when MFU was given. */
  readonly duration?: Factor;
}

/**
 * How long a training run takes on so many accelerators of a kind.
 *
 *   t = FLOPs / (count · peak · MFU),   FLOPs = 6 · parameters · tokens
 *
 * Throws `E_THROUGHPUT_UNKNOWN` when nobody has published the chip's bf16 or fp16 throughput.
 */
export function trainingDuration(
  run: TrainingRun,
  accelerator: Accelerator,
  count: number,
  options: { readonly mfu?: number; readonly assumptions?: Assumptions } = {},
): TrainingDuration {
  const peak = accelerator.bf16Tflops ?? accelerator.fp16Tflops;
  if (!peak) {
    throw new GreenPlaceError(
      "E_THROUGHPUT_UNKNOWN",
      `The bf16 and fp16 throughput of ${accelerator.name} are unknown.`,
      "Give --hours instead of the size of the run.",
    );
  }
  const flops = "flops" in run ? measure(run.flops, "FLOP") : trainingOperations(run.parameters, run.tokens);
  const table = options.assumptions ?? defaultAssumptions;
  const id = assumedMfu(run, accelerator, table);
  const assumed = assumption(table, id);
  const mfu = options.mfu ?? assumed.value;
  if (!(mfu > 0 && mfu <= 1))
    throw new GreenPlaceError(
      "E_INVALID_QUANTITY",
      `An MFU of ${mfu} is not in 0 to 1.`,
      "Give for example 0.4.",
    );
  const hours = trainingHours(flops, count, measure(peak.value * FLOPS_PER_TFLOP, "FLOP/s"), mfu as Ratio);
  if (options.mfu !== undefined) return { flops, hours, mfu, peakTflops: peak };
  // Hours go with 1 / MFU, so the ends change places.
  const doubt = { low: assumed.value / assumed.high, value: 1, high: assumed.value / assumed.low };
  const duration: Factor = { id: `assumed:${id}`, ...doubt, unit: "1", source: `core/${assumed.source}` };
  return { flops, hours, mfu, peakTflops: peak, duration };
}

/** Id of the MFU that stands in for one that nobody gave: of the chip's family, else by the size of the model, which decides more. */
function assumedMfu(run: TrainingRun, { family }: Accelerator, assumptions: Assumptions): string {
  if (Object.hasOwn(assumptions, `mfu-${family}`)) return `mfu-${family}`;
  if ("flops" in run) return "mfu-unknown-size";
  return run.parameters > assumption(assumptions, "small-model-parameters").value ? "mfu" : "mfu-small-model";
}

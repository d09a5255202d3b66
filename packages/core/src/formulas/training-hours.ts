import type { Flops, FlopsPerSecond, Hours, Ratio } from "@green-place/contract";
import { SECONDS_PER_HOUR } from "@green-place/contract";

/**
 * Time to do a number of operations.
 *
 *   t = FLOPs / (chips · peak · MFU)        MFU: share of peak throughput that reaches the model, 0..1
 *
 * Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B, defines MFU.
 */
export const trainingHours = (
  operations: Flops,
  chips: number,
  peakPerChip: FlopsPerSecond,
  mfu: Ratio,
): Hours => (operations / (chips * peakPerChip * mfu) / SECONDS_PER_HOUR) as Hours;

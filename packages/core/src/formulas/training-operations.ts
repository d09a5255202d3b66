import type { Flops } from "@green-place/contract";

/**
 * Operations to train a dense transformer.
 *
 *   FLOPs = 6 · parameters · tokens
 *
 * Kaplan et al. 2020, arXiv:2001.08361: 2 for the forward pass, 4 for the backward pass. Recomputed activations are not counted:
 * they lower MFU's sibling HFU, not the work.
 */
export const trainingOperations = (parameters: number, tokens: number): Flops =>
  (6 * parameters * tokens) as Flops;

import type { Flops } from "@green-place/contract";

/**
 * Operations to train a dense transformer.
 *
 *   FLOPs = 6 · parameters · tokens
 *
 * Kaplan et al. 2020, arXiv:2001.08361: 2 for the forward pass, 4 for the backward pass. Recomputed activations are not counted:
 * they belong to HFU (hardware FLOPs utilisation), which is at least MFU.
 */
export const trainingOperations = (parameters: number, tokens: number): Flops =>
  (6 * parameters * tokens) as Flops;

import type { CpuLoadModel } from "./channel.ts";

/** CPU seconds up to an instant: of the process tree, of everybody on the machine, and what the machine could have given. */
export interface CpuAccount {
  /** null: not asked for, or not to be had. */
  readonly process: number | null;
  readonly busy: number;
  readonly capacity: number;
}

/** A value with its range; the unit is the caller's. */
export interface Spread {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export const scaled = (spread: Spread, factor: number): Spread => ({
  low: spread.low * factor,
  value: spread.value * factor,
  high: spread.high * factor,
});

export const sum = (a: Spread, b: Spread): Spread => ({
  low: a.low + b.low,
  value: a.value + b.value,
  high: a.high + b.high,
});

export const nothing: Spread = { low: 0, value: 0, high: 0 };

/** What a load model needs to know of a stretch of time; adds up, so that the model itself may come later. */
export interface LoadHistory {
  /** Thread seconds that there were: threads * seconds. */
  threadS: number;
  /** The same weighted with the load u (0 to 1), and with u^3. */
  busyThreadS: number;
  cubedThreadS: number;
  /** CPU seconds of the process tree. */
  processS: number;
}

/**
 * Joules of the CPUs over a stretch of time, of the machine or of the process alone.
 *
 *   tdp         P = TDP * threads / host threads * (0.1 + 0.9 u)
 *   vcpu        P = threads * (min + u (max - min))
 *   codecarbon  P = TDP * threads / host threads * (0.1 + 0.9 u^3)
 *   process     E = CPU seconds * TDP / host threads, or * max W per vCPU: the idle floor is nobody's
 */
export function loadJoules(model: CpuLoadModel, history: LoadHistory, mode: "machine" | "process"): Spread {
  const { threadS, busyThreadS, cubedThreadS, processS } = history;
  if (model.curve === "vcpu") {
    if (mode === "process") return scaled(model.maxWatts, processS);
    return sum(scaled(model.minWatts, threadS - busyThreadS), scaled(model.maxWatts, busyThreadS));
  }
  const perThread = scaled(model.tdpWatts, 1 / model.hostThreads);
  if (mode === "process") return scaled(perThread, processS);
  return scaled(perThread, 0.1 * threadS + 0.9 * (model.curve === "codecarbon" ? cubedThreadS : busyThreadS));
}

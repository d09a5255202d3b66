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

/**
 * Watts of the CPUs at a load `u` (0 to 1) of `threads` of them.
 *
 *   tdp         P = TDP * threads / host threads * (0.1 + 0.9 u)
 *   vcpu        P = threads * (min + u (max - min))
 *   codecarbon  P = TDP * threads / host threads * (0.1 + 0.9 u^3)
 */
export function machineLoadWatts(model: CpuLoadModel, load: number, threads: number): Spread {
  if (model.curve === "vcpu") {
    const at = (min: number, max: number): number => threads * (min + load * (max - min));
    return {
      low: at(model.minWatts.low, model.maxWatts.low),
      value: at(model.minWatts.value, model.maxWatts.value),
      high: at(model.minWatts.high, model.maxWatts.high),
    };
  }
  const shape = 0.1 + 0.9 * (model.curve === "codecarbon" ? load ** 3 : load);
  return scaled(model.tdpWatts, (threads / model.hostThreads) * shape);
}

/**
 * Joules of CPU time: a CPU second costs its thread's share of the package at full load; the idle floor is nobody's.
 *
 *   E = CPU seconds * TDP / host threads        E = CPU seconds * max W per vCPU
 */
export function processLoadJoules(model: CpuLoadModel, cpuSeconds: number): Spread {
  const perSecond = model.curve === "vcpu" ? model.maxWatts : scaled(model.tdpWatts, 1 / model.hostThreads);
  return scaled(perSecond, cpuSeconds);
}

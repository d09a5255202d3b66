import type { Range } from "@green-place/contract";
import type { CpuLoadModel } from "./channel.ts";
import { scaled, sum } from "./range-arithmetic.ts";

/** What a load model needs to know of a stretch of time. It adds up, so that the model itself may be chosen later. */
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
 *   process     E = CPU seconds * TDP / host threads, or * max W per vCPU: idle power is not charged to a process
 */
export function loadJoules(model: CpuLoadModel, history: LoadHistory, mode: "machine" | "process"): Range {
  const { threadS, busyThreadS, cubedThreadS, processS } = history;
  if (model.curve === "vcpu") {
    if (mode === "process") return scaled(model.maxWatts, processS);
    return sum(scaled(model.minWatts, threadS - busyThreadS), scaled(model.maxWatts, busyThreadS));
  }
  const perThread = scaled(model.tdpWatts, 1 / model.hostThreads);
  if (mode === "process") return scaled(perThread, processS);
  return scaled(perThread, 0.1 * threadS + 0.9 * (model.curve === "codecarbon" ? cubedThreadS : busyThreadS));
}

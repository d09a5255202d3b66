import type { CpuSeconds } from "./cpu-seconds.ts";
import type { TraceEntry } from "./trace-entry.ts";

/** How busy the machine, or the container, was from the start to the last entry. null: not known. */
export interface Utilisation {
  /** Busy CPU seconds over those there were, 0 to 1. */
  readonly cpu: number | null;
  /** Mean over the GPUs and their readings, 0 to 1. */
  readonly gpu: number | null;
  /** Mean over time, GiB. */
  readonly memoryGib: number | null;
}

/** Follows the entries of a run. */
export interface UtilisationTally {
  accept(entry: Pick<TraceEntry, "tMs" | "gpuBusy" | "usedGib">): void;
  of(first: CpuSeconds | null, last: CpuSeconds | null): Utilisation;
}

export function utilisationTally(): UtilisationTally {
  let readings = 0;
  let busy = 0;
  let firstMs: number | null = null;
  let before: { readonly tMs: number; readonly gib: number } | null = null;
  let gibMs = 0;
  return {
    accept({ tMs, gpuBusy = [], usedGib }) {
      for (const share of gpuBusy) {
        readings++;
        busy += share;
      }
      if (usedGib === undefined) return;
      firstMs ??= tMs;
      if (before) gibMs += ((before.gib + usedGib) / 2) * (tMs - before.tMs);
      before = { tMs, gib: usedGib };
    },
    of(first, last) {
      const there = first && last ? last.capacity - first.capacity : 0;
      const used = first && last ? last.busy - first.busy : 0;
      const span = before && firstMs !== null ? before.tMs - firstMs : 0;
      return {
        // Clocks that went back say nothing.
        cpu: first && last && there > 0 && used >= 0 ? Math.min(1, used / there) : null,
        gpu: readings > 0 ? busy / readings : null,
        memoryGib: before && (span > 0 ? gibMs / span : before.gib),
      };
    },
  };
}

import { type RestartProblem, TIE } from "./restart-problem.ts";

/** Bits of a choice: to run where the job was running before, and where it was not. */
export const RUN_ON = 1;
export const START = 2;

/** Cheapest ways to use whole slots only, from some slot to the last. Column `u`: `sums[u]` still to run. */
export interface WholeSlotsTable {
  /** Cost where the job was running up to the slot, and where it was not. */
  readonly on: Float64Array;
  readonly off: Float64Array;
  /** `RUN_ON` and `START`, for slot `j` in `[j * sums.length + u]`. */
  readonly choices: Uint8Array;
  /** Goes one slot further back; called with the last slot first. */
  readonly prepend: (j: number) => void;
}

/**
 *   on[j]  = min(off[j + 1], cost + on[j + 1] with that much less to run)
 *   off[j] = min(off[j + 1], cost + start + on[j + 1] with that much less to run)
 *
 * in place, the longest time first, because each entry reads a shorter one of the slot after.
 */
export function wholeSlotsTable({ slotCosts, startCosts, sums, steps }: RestartProblem): WholeSlotsTable {
  const width = sums.length;
  // One column more than there are sums: no way at all, which is where a step to "none" leads.
  const on = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  const off = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  on[0] = off[0] = 0;
  const choices = new Uint8Array(slotCosts.length * width);

  const prepend = (j: number): void => {
    fillRow(
      on,
      off,
      choices.subarray(j * width, (j + 1) * width),
      steps[j]!.less,
      slotCosts[j]!,
      startCosts[j]!,
    );
  };
  return { on, off, choices, prepend };
}

/** One row, in a function with nothing but locals in its loop: reading module constants there made it three times as slow. */
function fillRow(
  on: Float64Array,
  off: Float64Array,
  choices: Uint8Array,
  less: Int32Array,
  cost: number,
  start: number,
): void {
  const tie = TIE;
  const both = RUN_ON | START;
  const runOn = RUN_ON;
  for (let u = choices.length - 1; u > 0; u--) {
    const idle = off[u]!;
    const most = idle * tie;
    const run = cost + on[less[u]!]!;
    const startAndRun = run + start;
    on[u] = run <= most ? run : idle;
    off[u] = startAndRun <= most ? startAndRun : idle;
    choices[u] = run <= most ? (startAndRun <= most ? both : runOn) : 0;
  }
}

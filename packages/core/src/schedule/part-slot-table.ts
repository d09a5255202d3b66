import { type RestartProblem, TIE } from "./restart-problem.ts";
import type { WholeSlotsTable } from "./whole-slots-table.ts";

/** What to do with a slot while the one slot that is used in part may still come. */
export const IDLE = 0;
export const WHOLE = 1;
export const PART_THEN_STOP = 2;
export const PART_THEN_GO_ON = 3;
/** A choice holds two of these: in the low bits where the job was running, above them where it was not. */
export const WHERE_OFF = 2;

/** Cheapest ways to use whole slots and at most one in part, from some slot to the last. Column `s`: `sums[s]` already run. */
export interface PartSlotTable {
  readonly choices: Uint8Array;
  /** Goes one slot further back, before `whole` does. */
  readonly prepend: (j: number) => void;
}

/**
 * As `wholeSlotsTable`, by the time already run, and with a third choice: slot `j` fills up what is missing, `x = duration - done - to come`.
 * Stopping after it costs `grams * x + off[u]`, starting in it and going on `grams * x + start + on[u]`, which is also the cheapest
 * where the job was not running. In place, the shortest time first.
 */
export function partSlotTable(problem: RestartProblem, whole: WholeSlotsTable): PartSlotTable {
  const { slotCosts, startCosts, gramsPerKwh, sums, steps, durationMs } = problem;
  const width = sums.length;
  const on = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  const off = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  if (sums[width - 1] === durationMs) on[width - 1] = off[width - 1] = 0;
  const choices = new Uint8Array(slotCosts.length * width);

  const prepend = (j: number): void => {
    const cost = slotCosts[j]!;
    const start = startCosts[j]!;
    const { plus, partFrom, partTo } = steps[j]!;
    for (let s = 0; s < width; s++) {
      let bestOn = cost + on[plus[s]!]!;
      let bestOff = bestOn + start;
      let choiceOn = WHOLE;
      let choiceOff = WHOLE;
      for (let u = partFrom[s]!; u < partTo[s]!; u++) {
        const part = gramsPerKwh[j]! * (durationMs - sums[s]! - sums[u]!);
        const thenStop = part + whole.off[u]!;
        const thenGoOn = part + start + whole.on[u]!;
        if (thenStop * TIE < bestOn) {
          bestOn = thenStop;
          choiceOn = PART_THEN_STOP;
        }
        if (thenGoOn * TIE < bestOn) {
          bestOn = thenGoOn;
          choiceOn = PART_THEN_GO_ON;
        }
        if (thenGoOn * TIE < bestOff) {
          bestOff = thenGoOn;
          choiceOff = PART_THEN_GO_ON;
        }
      }
      const idle = off[s]!;
      on[s] = Math.min(bestOn, idle);
      off[s] = Math.min(bestOff, idle);
      if (idle * TIE < bestOn) choiceOn = IDLE;
      if (idle * TIE < bestOff) choiceOff = IDLE;
      choices[j * width + s] = choiceOn | (choiceOff << WHERE_OFF);
    }
  };
  return { choices, prepend };
}

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
 * Stopping after it costs `grams * x + off[u]`, starting in it and going on `grams * x + start + on[u]`. In place, the shortest time first.
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
    const grams = gramsPerKwh[j]!;
    const { plus, partFrom, partTo } = steps[j]!;
    const { on: wholeOn, off: wholeOff } = whole;
    const tie = TIE;
    for (let s = 0; s < width; s++) {
      let bestOn = cost + on[plus[s]!]!;
      let bestOff = bestOn + start;
      let choiceOn = WHOLE;
      let choiceOff = WHOLE;
      const left = durationMs - sums[s]!;
      const end = partTo[s]!;
      for (let u = partFrom[s]!; u < end; u++) {
        const part = grams * (left - sums[u]!);
        const thenStop = part + wholeOff[u]!;
        const thenGoOn = part + start + wholeOn[u]!;
        const startThenStop = thenStop + start;
        if (thenStop * tie < bestOn) {
          bestOn = thenStop;
          choiceOn = PART_THEN_STOP;
        }
        if (thenGoOn * tie < bestOn) {
          bestOn = thenGoOn;
          choiceOn = PART_THEN_GO_ON;
        }
        if (startThenStop * tie < bestOff) {
          bestOff = startThenStop;
          choiceOff = PART_THEN_STOP;
        }
        if (thenGoOn * tie < bestOff) {
          bestOff = thenGoOn;
          choiceOff = PART_THEN_GO_ON;
        }
      }
      const idle = off[s]!;
      if (idle * tie < bestOn) {
        bestOn = idle;
        choiceOn = IDLE;
      }
      if (idle * tie < bestOff) {
        bestOff = idle;
        choiceOff = IDLE;
      }
      on[s] = bestOn;
      off[s] = bestOff;
      choices[j * width + s] = choiceOn | (choiceOff << WHERE_OFF);
    }
  };
  return { choices, prepend };
}

import {
  IDLE,
  PART_THEN_GO_ON,
  type PartSlotTable,
  partSlotTable,
  WHERE_OFF,
  WHOLE,
} from "./part-slot-table.ts";
import { type RestartProblem, restartProblem, TIE } from "./restart-problem.ts";
import { appendRun, type RunSlot } from "./run-slot.ts";
import { RUN_ON, START, type WholeSlotsTable, wholeSlotsTable } from "./whole-slots-table.ts";
import type { WindowSlots } from "./window-slots.ts";

/**
 * Pause and resume where every start, the first too, costs the energy of `overheadMs` more running at the intensity of its slot:
 *
 *   cost = sum over runs (integral of intensity + overhead x intensity of the slot the run starts in)
 *
 * Exact over all plans that use each slot whole or not at all, save one at most that is used in part: at its beginning or, where the job
 * starts in it and goes on, at its end. Given the slots to start and to stop in, the cost is linear in the instants, so a better plan
 * could only be one that starts for an instant in a cheap slot to have the start counted there; that is ruled out.
 *
 * A dynamic programme from the last slot to the first. The cost is not convex in the time, so there is no shorter way.
 * Running early wins a tie. O(slots x distinct sums of slot lengths), which is slots x (duration / slot) where slots are equal.
 * Throws `E_SERIES_UNEVEN` as `restartProblem` does. The window must be at least as long as the duration.
 */
export function restartPlan(slots: WindowSlots, durationMs: number, overheadMs: number): RunSlot[] {
  const problem = restartProblem(slots, durationMs, overheadMs);
  const whole = wholeSlotsTable(problem);
  const part = problem.steps.some(({ parts }) => parts > 0) ? partSlotTable(problem, whole) : undefined;
  for (let j = problem.steps.length - 1; j >= 0; j--) {
    part?.prepend(j);
    whole.prepend(j);
  }
  return part
    ? followPart(problem, part, whole)
    : followWhole(problem, whole, [], 0, problem.sums.length - 1, false);
}

/** Reads the plan off the table, from slot `from` on with `sums[u]` to run. */
function followWhole(
  { edgesMs, sums, steps }: RestartProblem,
  { choices }: WholeSlotsTable,
  runs: RunSlot[],
  from: number,
  u: number,
  running: boolean,
): RunSlot[] {
  for (let j = from, toCome = u, isOn = running; toCome > 0; j++) {
    isOn = (choices[j * sums.length + toCome]! & (isOn ? RUN_ON : START)) !== 0;
    if (isOn) {
      appendRun(runs, edgesMs[j]!, edgesMs[j + 1]!);
      toCome = steps[j]!.less[toCome]!;
    }
  }
  return runs;
}

function followPart(problem: RestartProblem, part: PartSlotTable, whole: WholeSlotsTable): RunSlot[] {
  const { edgesMs, sums, steps, durationMs } = problem;
  const runs: RunSlot[] = [];
  for (let j = 0, s = 0, isOn = false; sums[s]! < durationMs; j++) {
    const both = part.choices[j * sums.length + s]!;
    const choice: number = isOn ? both & 3 : both >> WHERE_OFF;
    if (choice === WHOLE) {
      appendRun(runs, edgesMs[j]!, edgesMs[j + 1]!);
      s = steps[j]!.plus[s]!;
    } else if (choice !== IDLE) {
      const goOn = choice === PART_THEN_GO_ON;
      const u = timeAfterPart(problem, j, s, goOn);
      const partMs = durationMs - sums[s]! - sums[u]!;
      const next = (j + 1) * sums.length + u;
      if (goOn && u > 0 && (whole.choices[next]! & RUN_ON) !== 0)
        appendRun(runs, edgesMs[j + 1]! - partMs, edgesMs[j + 1]!);
      else appendRun(runs, edgesMs[j]!, edgesMs[j]! + partMs);
      return followWhole(problem, whole, runs, j + 1, u, goOn);
    }
    isOn = choice === WHOLE;
  }
  return runs;
}

/** How much is left, as an index of `sums`, after slot `j` was used in part: not stored, so the table is built again up to the slot after it. */
function timeAfterPart(problem: RestartProblem, j: number, s: number, goOn: boolean): number {
  const { gramsPerKwh, sums, steps } = problem;
  const { on, off, prepend } = wholeSlotsTable(problem);
  for (let later = steps.length - 1; later > j; later--) prepend(later);
  const after = goOn ? on : off;
  let best = steps[j]!.partFrom[s]!;
  const cost = (u: number): number => after[u]! - gramsPerKwh[j]! * sums[u]!;
  for (let u = best + 1; u < steps[j]!.partTo[s]!; u++)
    if (cost(u) < cost(best) - (TIE - 1) * after[u]!) best = u;
  return best;
}

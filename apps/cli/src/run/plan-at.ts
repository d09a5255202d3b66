import type { RunSlot } from "@green-place/core";

/** What a plan says about an instant. */
export interface PlanAt {
  /** Whether the job should be running. */
  readonly run: boolean;
  /** When that changes; undefined once it never does. */
  readonly untilMs: number | undefined;
}

/**
 * Where an instant lies in the slots of a plan, which are ascending and apart.
 *
 * The duration that a plan was made for is an estimate, so the last slot has no end: a job that is not done by then runs on.
 * The same holds where a slot was slept through: nothing is planned again, the job goes on with the next slot and runs as long as it takes.
 * So a job is never lost and never paused for good; it may end after its deadline, as it might have with a wrong estimate.
 */
export function planAt(slots: readonly RunSlot[], nowMs: number): PlanAt {
  const next = slots.findIndex(({ endMs }) => nowMs < endMs);
  const slot = slots[next];
  if (!slot) return { run: true, untilMs: undefined };
  if (nowMs < slot.startMs) return { run: false, untilMs: slot.startMs };
  return { run: true, untilMs: next === slots.length - 1 ? undefined : slot.endMs };
}

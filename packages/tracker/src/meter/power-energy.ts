import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { type EnergyTally, flag } from "./energy-tally.ts";

/** The reading before this one. */
export interface PowerState {
  last: { readonly tMs: number; readonly watts: number } | null;
}

/** The time between two readings further apart than this is a gap. */
const longestHoldMs = 15_000;

/** Readings are timed from the start of the run. */
const RUN_START_MS = 0;

/**
 * Takes one reading in watts; null is a read that failed.
 *
 *   E += (before + now) / 2 * seconds between
 *
 * The time before the first reading counts at the first reading, if it is short; a longer silence is a gap.
 */
export function readPower(
  state: PowerState,
  tally: EnergyTally,
  tMs: number,
  watts: number | null,
  maxWatts: number,
): void {
  if (watts === null) {
    flag(tally, "failed-read");
    return;
  }
  if (watts < 0 || watts > maxWatts) {
    flag(tally, "implausible-power");
    return;
  }
  const before = state.last ?? { tMs: RUN_START_MS, watts };
  const spanMs = tMs - before.tMs;
  if (spanMs < 0) return;
  if (spanMs > longestHoldMs) tally.gapMs += spanMs;
  else {
    tally.joules += (((before.watts + watts) / 2) * spanMs) / MILLISECONDS_PER_SECOND;
    tally.knownMs += spanMs;
  }
  state.last = { tMs, watts };
}

/** Energy up to `tMs`, the last power held for a short while; without any reading all of it is a gap. */
export function holdPower(state: PowerState, tally: EnergyTally, tMs: number): void {
  const spanMs = tMs - (state.last?.tMs ?? RUN_START_MS);
  if (spanMs <= 0) return;
  if (!state.last || spanMs > longestHoldMs) {
    tally.gapMs += spanMs;
    return;
  }
  tally.joules += (state.last.watts * spanMs) / MILLISECONDS_PER_SECOND;
  tally.knownMs += spanMs;
}

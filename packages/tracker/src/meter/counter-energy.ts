import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import type { Metering } from "./channel.ts";
import { type EnergyTally, flag } from "./energy-tally.ts";

type CounterMetering = Extract<Metering, { kind: "counter" }>;

interface Point {
  readonly tMs: number;
  readonly joules: number;
}

/** Between two readings: the last good one, and a doubtful one, which the next reading confirms or refutes. */
export interface CounterState {
  good: Point | null;
  doubtful: Point | null;
}

// Counters step about every millisecond; two reads close together may see one step more than their distance allows.
const slackJoules = 1;

const plausible = (joules: number, fromMs: number, toMs: number, metering: CounterMetering): boolean =>
  joules >= 0 && joules <= (metering.maxWatts * (toMs - fromMs)) / MILLISECONDS_PER_SECOND + slackJoules;

/** Joules between two readings, one wrap allowed for; null when no plausible reading of the two gives any. */
function step(
  from: Point,
  to: Point,
  metering: CounterMetering,
): { joules: number; wrapped: boolean } | null {
  const forward = to.joules - from.joules;
  if (plausible(forward, from.tMs, to.tMs, metering)) return { joules: forward, wrapped: false };
  if (forward < 0 && metering.maxJoules !== null) {
    const wrapped = metering.maxJoules - from.joules + to.joules;
    if (plausible(wrapped, from.tMs, to.tMs, metering)) return { joules: wrapped, wrapped: true };
  }
  return null;
}

function add(tally: EnergyTally, from: Point, to: Point, metering: CounterMetering): boolean {
  const found = step(from, to, metering);
  if (!found) return false;
  if (found.wrapped) flag(tally, "wrap");
  tally.joules += found.joules;
  tally.knownMs += to.tMs - from.tMs;
  // Over so long a time the counter may have wrapped more than once.
  const possible = (metering.maxWatts * (to.tMs - from.tMs)) / MILLISECONDS_PER_SECOND;
  if (metering.maxJoules !== null && possible > 2 * metering.maxJoules) flag(tally, "wraps-uncertain");
  return true;
}

/** The counter went back and no wrap explains it: it restarted, and what it shows was used since. */
function restart(tally: EnergyTally, from: Point, to: Point, metering: CounterMetering): void {
  flag(tally, "reset");
  if (metering.restartsAtZero && plausible(to.joules, from.tMs, to.tMs, metering)) {
    tally.joules += to.joules;
    tally.knownMs += to.tMs - from.tMs;
  } else tally.gapMs += to.tMs - from.tMs;
}

/**
 * Takes one reading of a counter, in joules; null is a read that failed.
 *
 *   forward    E += now - before
 *   wrap       E += maxJoules - before + now, where that is plausible: flag `wrap`
 *   failed     nothing; the next good reading covers the time: flag `failed-read`
 *   reset      E += now (the counter began again at 0): flag `reset`
 *   too large  the next reading decides: a single outlier loses nothing, a lasting jump is a gap: flag `implausible-step`
 *
 * After a bare 0 the next reading decides too: some drivers give 0 for a read that failed.
 */
export function readCounter(
  state: CounterState,
  tally: EnergyTally,
  tMs: number,
  joules: number | null,
  metering: CounterMetering,
): void {
  if (joules === null) {
    flag(tally, "failed-read");
    return;
  }
  const now: Point = { tMs, joules };
  const { good, doubtful } = state;
  if (!good) {
    state.good = now;
    tally.gapMs += tMs;
    tally.lateMs = tMs;
    return;
  }
  if (doubtful) {
    state.doubtful = null;
    const fault = doubtful.joules > good.joules ? "implausible-step" : "failed-read";
    if (add(tally, good, now, metering)) flag(tally, fault);
    else {
      settle(tally, good, doubtful, metering);
      if (!add(tally, doubtful, now, metering)) restart(tally, doubtful, now, metering);
    }
    state.good = now;
    return;
  }
  if (joules === 0 && good.joules > 0) {
    state.doubtful = now;
    return;
  }
  if (add(tally, good, now, metering)) state.good = now;
  else if (joules > good.joules) state.doubtful = now;
  else {
    restart(tally, good, now, metering);
    state.good = now;
  }
}

/** A doubtful reading turned out to be lasting, or was the last one. */
function settle(tally: EnergyTally, good: Point, doubtful: Point, metering: CounterMetering): void {
  if (doubtful.joules > good.joules) {
    flag(tally, "implausible-step");
    tally.gapMs += doubtful.tMs - good.tMs;
  } else restart(tally, good, doubtful, metering);
}

/** Energy up to the end of a run at `tMs`: what is still in doubt is settled, the time since the last good reading is a gap. */
export function closeCounter(
  state: CounterState,
  tally: EnergyTally,
  tMs: number,
  metering: CounterMetering,
): void {
  if (state.good && state.doubtful) settle(tally, state.good, state.doubtful, metering);
  const last = state.doubtful ?? state.good;
  const silentMs = last ? tMs - last.tMs : tMs;
  if (silentMs > 0) tally.gapMs += silentMs;
}

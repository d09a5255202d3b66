import { MILLISECONDS_PER_SECOND, type Range } from "@green-place/contract";
import type { Channel } from "./channel.ts";
import { type CounterState, closeCounter, readCounter } from "./counter-energy.ts";
import { type LoadHistory, loadJoules } from "./cpu-load-power.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import { type EnergyTally, emptyTally, flag } from "./energy-tally.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { holdPower, type PowerState, readPower } from "./power-energy.ts";
import { scaled, widened } from "./range-arithmetic.ts";

/** One channel of a running meter. */
export interface ChannelState {
  channel: Channel;
  readonly tally: EnergyTally;
  readonly counter: CounterState;
  readonly power: PowerState;
  /** The load so far, for models, which have no readings. */
  readonly load: LoadHistory;
  gibSeconds: number;
  /** Of `tally.joules`: the share of the process, and the same with the idle time shared among those who ran. */
  attributed: { active: number; withIdle: number };
  /** CPU seconds up to which `attributed` goes. */
  attributedTo: CpuSeconds | null;
  attributedJoules: number;
}

/** Joules of a channel up to an instant. */
export interface ChannelEnergy {
  readonly channel: Channel;
  /** Of the machine, gaps filled in at the mean power. */
  readonly machine: Range;
  /** Of the run: the machine's in machine mode, else the share of the process. */
  readonly run: Range;
  readonly faults: ReadonlyMap<string, number>;
  readonly gapS: number;
  /** Joules of the readings alone, by which mirrored counters are recognised. */
  readonly counted: number;
}

export const channelState = (channel: Channel): ChannelState => ({
  channel,
  tally: emptyTally(),
  counter: { good: null, doubtful: null },
  power: { last: null },
  load: { threadS: 0, busyThreadS: 0, cubedThreadS: 0, processS: 0 },
  gibSeconds: 0,
  attributed: { active: 0, withIdle: 0 },
  attributedTo: null,
  attributedJoules: 0,
});

export function takeReading(
  state: ChannelState,
  tMs: number,
  value: number | null,
  account: CpuSeconds | null,
): void {
  const { metering } = state.channel;
  if (metering.kind === "counter") readCounter(state.counter, state.tally, tMs, value, metering);
  else if (metering.kind === "power") readPower(state.power, state.tally, tMs, value, metering.maxWatts);
  attribute(state, account);
}

/**
 * The share of a process in what a CPU sensor counted:
 *
 *   active    E * process CPU time / CPU time that the machine could have given      (its part of the busy share)
 *   withIdle  E * process CPU time / CPU time that was used                          (idle energy goes to those who ran)
 */
function attribute(state: ChannelState, account: CpuSeconds | null): void {
  if (!account || account.process === null) return;
  const from = state.attributedTo;
  const joules = state.tally.joules - state.attributedJoules;
  if (!from || from.process === null) state.attributedTo = account;
  if (!from || from.process === null || joules <= 0) return;
  const used = Math.max(0, account.process - from.process);
  const capacity = account.capacity - from.capacity;
  if (capacity <= 0) return;
  // The two clocks tick apart: the process may seem to have used a little more than everybody together.
  const busy = Math.max(account.busy - from.busy, used);
  state.attributed.active += joules * Math.min(1, used / capacity);
  state.attributed.withIdle += busy > 0 ? joules * (used / busy) : 0;
  state.attributedTo = account;
  state.attributedJoules = state.tally.joules;
}

/** Adds `spanMs` of time to a channel that is a model. */
export function elapseModel(
  state: ChannelState,
  spanMs: number,
  before: CpuSeconds | null,
  after: CpuSeconds | null,
  heldGib: number | null,
  settings: MeterSettings,
): void {
  const { metering } = state.channel;
  if (metering.kind === "memory") {
    state.gibSeconds +=
      ((settings.mode === "process" && heldGib !== null ? heldGib : metering.gib) * spanMs) /
      MILLISECONDS_PER_SECOND;
  }
  if (metering.kind !== "cpu-load") return;
  if (!before || !after) {
    state.tally.gapMs += spanMs;
    return;
  }
  const { load } = state;
  if (before.process !== null && after.process !== null)
    load.processS += Math.max(0, after.process - before.process);
  else if (settings.mode === "process") flag(state.tally, "process-cpu-unknown");
  const capacity = after.capacity - before.capacity;
  if (capacity <= 0) return;
  const u = Math.min(1, Math.max(0, (after.busy - before.busy) / capacity));
  const threadS = (settings.threads * spanMs) / MILLISECONDS_PER_SECOND;
  load.threadS += threadS;
  load.busyThreadS += threadS * u;
  load.cubedThreadS += threadS * u ** 3;
}

/**
 * The energy of a channel up to `tMs`; its state stays as it is. `fillStart`: whether the time before its first reading is filled in,
 * which must be false where two instants are subtracted.
 */
export function closeChannel(
  state: ChannelState,
  tMs: number,
  account: CpuSeconds | null,
  settings: MeterSettings,
  fillStart: boolean,
): ChannelEnergy {
  const { channel } = state;
  const { metering } = channel;
  if (metering.kind === "cpu-load" || metering.kind === "memory") {
    const joules =
      metering.kind === "memory"
        ? scaled(metering.wattsPerGib, state.gibSeconds)
        : loadJoules(metering.model, state.load, settings.mode);
    const energy = widened(joules, channel.error);
    return {
      channel,
      machine: energy,
      run: energy,
      faults: state.tally.faults,
      gapS: state.tally.gapMs / MILLISECONDS_PER_SECOND,
      counted: 0,
    };
  }
  const copy: ChannelState = {
    ...state,
    tally: { ...state.tally, faults: new Map(state.tally.faults) },
    attributed: { ...state.attributed },
  };
  if (metering.kind === "counter") closeCounter(copy.counter, copy.tally, tMs, metering);
  else holdPower(copy.power, copy.tally, tMs);
  attribute(copy, account);
  const { tally } = copy;
  if (!fillStart) tally.gapMs -= tally.lateMs;
  const share = channel.share ?? 1;
  const machine = widened(scaled(withGaps(tally), share), channel.error);
  const common = {
    channel,
    machine,
    faults: tally.faults,
    gapS: tally.gapMs / MILLISECONDS_PER_SECOND,
    counted: tally.joules,
  };
  if (settings.mode === "machine" || channel.part === "gpu") {
    return { ...common, run: share < 1 ? { ...machine, high: machine.high / share } : machine };
  }
  if (!account || account.process === null) {
    tally.faults.set("process-share-unknown", 1);
    return { ...common, run: { low: 0, value: machine.value, high: machine.high } };
  }
  const fill = tally.joules > 0 ? withGaps(tally).value / tally.joules : 1;
  const { active, withIdle } = copy.attributed;
  const run = widened(
    { low: active, value: active * fill, high: Math.max(active, withIdle) * fill },
    channel.error,
  );
  return { ...common, run };
}

/** A gap is filled at the mean power of the time that was seen; low: no power in it, high: twice the mean. */
function withGaps(tally: EnergyTally): Range {
  const missing = tally.knownMs > 0 ? (tally.joules * tally.gapMs) / tally.knownMs : 0;
  return { low: tally.joules, value: tally.joules + missing, high: tally.joules + 2 * missing };
}

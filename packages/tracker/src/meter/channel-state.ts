import type { Channel } from "./channel.ts";
import { type CounterState, closeCounter, readCounter } from "./counter-energy.ts";
import { type CpuAccount, type LoadHistory, loadJoules, type Spread, scaled } from "./cpu-load-power.ts";
import { type EnergyTally, emptyTally, flag } from "./energy-tally.ts";
import type { MeterSettings } from "./meter.ts";
import { holdPower, type PowerState, readPower } from "./power-energy.ts";

/** One channel of a running meter. */
export interface ChannelState {
  channel: Channel;
  readonly tally: EnergyTally;
  readonly counter: CounterState;
  readonly power: PowerState;
  /** What models go by, which have no readings. */
  readonly load: LoadHistory;
  gibSeconds: number;
  /** Of `tally.joules`: the share of the process, and the same with the idle time shared among those who ran. */
  attributed: { active: number; withIdle: number };
  /** CPU account up to which `attributed` goes. */
  attributedTo: CpuAccount | null;
  attributedJoules: number;
}

/** What a channel comes to at one instant. */
export interface ChannelEnergy {
  readonly channel: Channel;
  /** Of the machine, gaps filled in at the mean power. */
  readonly machine: Spread;
  /** Of the run: the machine's in machine mode, else the share of the process. */
  readonly run: Spread;
  readonly faults: ReadonlyMap<string, number>;
  readonly gapS: number;
  /** Raw joules of the readings alone; tells mirrored counters. */
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
  account: CpuAccount | null,
): void {
  const { law } = state.channel;
  if (law.kind === "counter") readCounter(state.counter, state.tally, tMs, value, law);
  else if (law.kind === "power") readPower(state.power, state.tally, tMs, value, law.maxWatts);
  attribute(state, account);
}

/**
 * The share of a process in what a CPU sensor counted:
 *
 *   active    E * process CPU time / CPU time that the machine could have given      (its part of the busy share)
 *   withIdle  E * process CPU time / CPU time that was used                          (idle energy goes to those who ran)
 */
function attribute(state: ChannelState, account: CpuAccount | null): void {
  if (!account || account.process === null) return;
  const from = state.attributedTo;
  const joules = state.tally.joules - state.attributedJoules;
  if (!from || from.process === null) state.attributedTo = account;
  if (!from || from.process === null || joules <= 0) return;
  const used = Math.max(0, account.process - from.process);
  const capacity = account.capacity - from.capacity;
  if (capacity <= 0) return;
  // Ticks of two clocks: the process may seem to have used a little more than everybody together.
  const busy = Math.max(account.busy - from.busy, used);
  state.attributed.active += joules * Math.min(1, used / capacity);
  state.attributed.withIdle += busy > 0 ? joules * (used / busy) : 0;
  state.attributedTo = account;
  state.attributedJoules = state.tally.joules;
}

/** Lets time pass for a channel that is a model. */
export function elapseModel(
  state: ChannelState,
  spanMs: number,
  before: CpuAccount | null,
  after: CpuAccount | null,
  heldGib: number | null,
  settings: MeterSettings,
): void {
  const { law } = state.channel;
  if (law.kind === "memory") {
    state.gibSeconds +=
      ((settings.mode === "process" && heldGib !== null ? heldGib : law.gib) * spanMs) / 1000;
  }
  if (law.kind !== "cpu-load") return;
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
  const threadS = (settings.threads * spanMs) / 1000;
  load.threadS += threadS;
  load.busyThreadS += threadS * u;
  load.cubedThreadS += threadS * u ** 3;
}

/**
 * The energy of a channel at `tMs`, without disturbing what goes on. `fillStart`: whether the time before its first reading is filled in, which
 * the difference of two instants must not have.
 */
export function closeChannel(
  state: ChannelState,
  tMs: number,
  account: CpuAccount | null,
  settings: MeterSettings,
  fillStart: boolean,
): ChannelEnergy {
  const { channel } = state;
  const { law } = channel;
  if (law.kind === "cpu-load" || law.kind === "memory") {
    const joules =
      law.kind === "memory"
        ? scaled(law.wattsPerGib, state.gibSeconds)
        : loadJoules(law.model, state.load, settings.mode);
    const energy = widened(joules, channel.error);
    return {
      channel,
      machine: energy,
      run: energy,
      faults: state.tally.faults,
      gapS: state.tally.gapMs / 1000,
      counted: 0,
    };
  }
  const copy: ChannelState = {
    ...state,
    tally: { ...state.tally, faults: new Map(state.tally.faults) },
    attributed: { ...state.attributed },
  };
  if (law.kind === "counter") closeCounter(copy.counter, copy.tally, tMs, law);
  else holdPower(copy.power, copy.tally, tMs);
  attribute(copy, account);
  const { tally } = copy;
  if (!fillStart) tally.gapMs -= tally.lateMs;
  const share = channel.share ?? 1;
  const machine = widened(scaled(withGaps(tally), share), channel.error);
  const common = { channel, machine, faults: tally.faults, gapS: tally.gapMs / 1000, counted: tally.joules };
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

/** A gap is filled at the mean power of the time that was seen; at the least it held nothing, at the most twice that. */
function withGaps(tally: EnergyTally): Spread {
  const missing = tally.knownMs > 0 ? (tally.joules * tally.gapMs) / tally.knownMs : 0;
  return { low: tally.joules, value: tally.joules + missing, high: tally.joules + 2 * missing };
}

const widened = (spread: Spread, error: Channel["error"]): Spread => ({
  low: spread.low * (1 - error.below),
  value: spread.value,
  high: spread.high * (1 + error.above),
});

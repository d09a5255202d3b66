import { MILLISECONDS_PER_SECOND, type Range } from "@green-place/contract";
import type { Channel } from "./channel.ts";
import type { ChannelState } from "./channel-state.ts";
import { closeCounter } from "./counter-energy.ts";
import { loadJoules } from "./cpu-load-power.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import type { EnergyTally } from "./energy-tally.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { holdPower } from "./power-energy.ts";
import { addProcessShare } from "./process-share.ts";
import { scaled, widened } from "./range-arithmetic.ts";

/** Joules of a channel up to an instant. */
export interface ChannelEnergy {
  readonly channel: Channel;
  /** Of the machine, gaps filled in at the mean power. */
  readonly machine: Range;
  /** Of the run: the machine's in machine mode, else the share of the process. */
  readonly run: Range;
  readonly faults: ReadonlyMap<string, number>;
  readonly gapS: number;
  /** Whether a sensor's readings say nothing: none was good, or there were too few. Its joules are then unknown, not the 0 that they are here. */
  readonly unread: boolean;
  /** Joules of the readings alone, by which mirrored counters are recognised. */
  readonly counted: number;
}

/**
 * The energy of a channel up to `tMs`; its state stays as it is. `fillStart`: whether the time before its first reading is filled in,
 * which must be false where two instants are subtracted.
 */
export function channelEnergy(
  state: ChannelState,
  tMs: number,
  cpuSeconds: CpuSeconds | null,
  settings: MeterSettings,
  fillStart: boolean,
): ChannelEnergy {
  const { channel } = state;
  const { metering } = channel;
  const shareUnknown =
    settings.mode === "process" && (!cpuSeconds || cpuSeconds.process === null) && channel.part !== "gpu";
  if (metering.kind === "cpu-load" || metering.kind === "memory") {
    const unknown = shareUnknown && metering.kind === "cpu-load";
    const joules =
      metering.kind === "memory"
        ? scaled(metering.wattsPerGib, state.gibSeconds)
        : loadJoules(metering.model, state.load, unknown ? "machine" : settings.mode);
    const energy = widened(joules, channel.error);
    return {
      channel,
      machine: energy,
      run: unknown ? upTo(energy) : energy,
      faults: unknown ? new Map([...state.tally.faults, unknownShare]) : state.tally.faults,
      gapS: state.tally.gapMs / MILLISECONDS_PER_SECOND,
      unread: false,
      counted: 0,
    };
  }
  const copy: ChannelState = {
    ...state,
    tally: { ...state.tally, faults: new Map(state.tally.faults) },
    share: { ...state.share },
  };
  if (metering.kind === "counter") closeCounter(copy.counter, copy.tally, tMs, metering);
  else holdPower(copy.power, copy.tally, tMs);
  const { tally } = copy;
  addProcessShare(copy.share, tally.joules, cpuSeconds);
  if (!fillStart) tally.gapMs -= tally.lateMs;
  const share = channel.share ?? 1;
  const machine = widened(scaled(withGaps(tally), share), channel.error);
  const common = {
    channel,
    machine,
    faults: tally.faults,
    gapS: tally.gapMs / MILLISECONDS_PER_SECOND,
    // Of two instants that are subtracted, the first may come before any reading: 0 so far is then right.
    unread: fillStart && tMs > 0 && tally.knownMs === 0,
    counted: tally.joules,
  };
  if (settings.mode === "machine" || channel.part === "gpu") {
    return { ...common, run: share < 1 ? { ...machine, high: machine.high / share } : machine };
  }
  if (shareUnknown) {
    tally.faults.set(...unknownShare);
    return { ...common, run: upTo(machine) };
  }
  const fill = tally.joules > 0 ? withGaps(tally).value / tally.joules : 1;
  const { active, withIdle } = copy.share;
  const run = widened(
    { low: active, value: active * fill, high: Math.max(active, withIdle) * fill },
    channel.error,
  );
  return { ...common, run };
}

const unknownShare = ["process-share-unknown", 1] as const;

/** A run whose share is not known is charged with the whole, and with anything below it at the low end. */
const upTo = ({ value, high }: Range): Range => ({ low: 0, value, high });

/** A gap is filled at the mean power of the time that was seen; low: no power in it, high: twice the mean. */
function withGaps(tally: EnergyTally): Range {
  const missing = tally.knownMs > 0 ? (tally.joules * tally.gapMs) / tally.knownMs : 0;
  return { low: tally.joules, value: tally.joules + missing, high: tally.joules + 2 * missing };
}

import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import type { Channel } from "./channel.ts";
import { type CounterState, readCounter } from "./counter-energy.ts";
import type { LoadHistory } from "./cpu-load-power.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import { type EnergyTally, emptyTally, flag } from "./energy-tally.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { type PowerState, readPower } from "./power-energy.ts";
import { addProcessShare, emptyProcessShare, type ProcessShare } from "./process-share.ts";

/** One channel of a running meter. */
export interface ChannelState {
  channel: Channel;
  readonly tally: EnergyTally;
  readonly counter: CounterState;
  readonly power: PowerState;
  /** The load so far, for models, which have no readings. */
  readonly load: LoadHistory;
  /** CPU seconds of the process that `load` has; null: none were known yet. */
  loadProcessUpTo: number | null;
  gibSeconds: number;
  readonly share: ProcessShare;
}

export const channelState = (channel: Channel): ChannelState => ({
  channel,
  tally: emptyTally(),
  counter: { good: null, doubtful: null },
  power: { last: null },
  load: { threadS: 0, busyThreadS: 0, cubedThreadS: 0, processS: 0 },
  loadProcessUpTo: null,
  gibSeconds: 0,
  share: emptyProcessShare(),
});

/** Takes one reading of a channel that has some: joules or watts, null for a read that failed. */
export function takeReading(
  state: ChannelState,
  tMs: number,
  value: number | null,
  cpuSeconds: CpuSeconds | null,
): void {
  const { metering } = state.channel;
  if (metering.kind === "counter") readCounter(state.counter, state.tally, tMs, value, metering);
  else if (metering.kind === "power") readPower(state.power, state.tally, tMs, value, metering.maxWatts);
  addProcessShare(state.share, state.tally.joules, cpuSeconds);
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
  if (after.process !== null) {
    // What was used while it could not be read comes with the next number.
    const from = state.loadProcessUpTo ?? before.process;
    if (from !== null) load.processS += Math.max(0, after.process - from);
    else if (settings.mode === "process") flag(state.tally, "process-cpu-unknown");
  }
  state.loadProcessUpTo = after.process ?? state.loadProcessUpTo ?? before.process;
  const capacity = after.capacity - before.capacity;
  if (capacity <= 0) return;
  const u = Math.min(1, Math.max(0, (after.busy - before.busy) / capacity));
  const threadS = (settings.threads * spanMs) / MILLISECONDS_PER_SECOND;
  load.threadS += threadS;
  load.busyThreadS += threadS * u;
  load.cubedThreadS += threadS * u ** 3;
}

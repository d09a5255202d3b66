import type { Channel } from "./channel.ts";
import { type ChannelState, channelState, closeChannel, elapseModel, takeReading } from "./channel-state.ts";
import type { CpuAccount } from "./cpu-load-power.ts";
import { type EnergySummary, summarise } from "./energy-summary.ts";
import type { TraceEntry } from "./trace-entry.ts";

export interface MeterSettings {
  readonly mode: "machine" | "process";
  /** Threads that the run may use: those of the machine, or of the container's share. */
  readonly threads: number;
  /** Fans, power supply, network: rest = ratio * (cpu + gpu + ram). null leaves it out. */
  readonly restRatio: { readonly low: number; readonly value: number; readonly high: number } | null;
}

/** Turns trace entries into joules. It knows no clock and no files: the same entries give the same energy. */
export interface Meter {
  accept(entry: TraceEntry): void;
  /** Energy from the start to the last entry. */
  summary(): EnergySummary;
  channels(): readonly Channel[];
  readonly tMs: number;
  readonly account: CpuAccount | null;
  readonly cpuTimeFrom: string | null;
}

export function createMeter(settings: MeterSettings): Meter {
  const states: ChannelState[] = [];
  let tMs = 0;
  let account: CpuAccount | null = null;
  let firstAccount: CpuAccount | null = null;
  let heldGib: number | null = null;
  let cpuTimeFrom: string | null = null;

  return {
    accept(entry) {
      if (entry.cpuTimeFrom !== undefined) cpuTimeFrom = entry.cpuTimeFrom;
      const before = account;
      if (entry.c) account = { process: entry.c[0], busy: entry.c[1], capacity: entry.c[2] };
      firstAccount ??= account;
      if (entry.m !== undefined) heldGib = entry.m;
      for (const channel of entry.channels ?? []) states.push(channelState(channel));
      for (const [index, value, readAtMs] of entry.r ?? []) {
        const state = states[index];
        if (state) takeReading(state, readAtMs ?? entry.t, value, account);
      }
      const spanMs = entry.t - tMs;
      if (spanMs > 0) {
        tMs = entry.t;
        for (const state of states) elapseModel(state, spanMs, before, account, heldGib, settings);
      }
    },
    summary() {
      const closed = states.map((state) => closeChannel(state, tMs, account, settings));
      return summarise(closed, settings, tMs, firstAccount, account);
    },
    channels: () => states.map((state) => state.channel),
    get tMs() {
      return tMs;
    },
    get account() {
      return account;
    },
    get cpuTimeFrom() {
      return cpuTimeFrom;
    },
  };
}

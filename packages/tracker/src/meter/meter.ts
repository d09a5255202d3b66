import type { Channel } from "./channel.ts";
import { type ChannelState, channelState, closeChannel, elapseModel, takeReading } from "./channel-state.ts";
import type { CpuAccount } from "./cpu-load-power.ts";
import { type EnergySummary, summarise } from "./energy-summary.ts";
import type { TraceEntry } from "./trace-entry.ts";
import { type Utilisation, utilisationTally } from "./utilisation.ts";

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
  /** Named parts of the run that have ended, in order of their end. */
  tasks(): readonly TaskEnergy[];
  /** Mean g/kWh over the energy used, where entries gave an intensity; else null. */
  meanIntensity(): number | null;
  utilisation(): Utilisation;
  readonly tMs: number;
  readonly account: CpuAccount | null;
  readonly cpuTimeFrom: string | null;
}

/** Energy of a named part of a run. */
export interface TaskEnergy {
  readonly key: number;
  readonly name: string;
  readonly startS: number;
  readonly durationS: number;
  readonly joules: {
    readonly total: number;
    readonly cpu: number;
    readonly gpu: number;
    readonly ram: number;
  };
}

const joulesOf = ({ total, cpu, gpu, ram }: EnergySummary): TaskEnergy["joules"] => ({
  total: total.value,
  cpu: cpu?.value ?? Number.NaN,
  gpu: gpu?.value ?? Number.NaN,
  ram: ram?.value ?? Number.NaN,
});

export function createMeter(settings: MeterSettings): Meter {
  const states: ChannelState[] = [];
  let tMs = 0;
  let account: CpuAccount | null = null;
  let firstAccount: CpuAccount | null = null;
  let heldGib: number | null = null;
  let cpuTimeFrom: string | null = null;
  const utilisation = utilisationTally();
  const running = new Map<number, { name: string; startS: number; joules: TaskEnergy["joules"] }>();
  const ended: TaskEnergy[] = [];
  const carbon = { joules: 0, weighted: 0, grams: null as number | null };

  const summary = (fillStart = true): EnergySummary => {
    const closed = states.map((state) => closeChannel(state, tMs, account, settings, fillStart));
    return summarise(closed, settings, tMs, firstAccount, account);
  };

  const takeTask = (task: NonNullable<TraceEntry["task"]>): void => {
    const joules = joulesOf(summary(false));
    if (task[0] === "+") {
      running.set(task[1], { name: task[2], startS: tMs / 1000, joules });
      return;
    }
    const begun = running.get(task[1]);
    if (!begun || !running.delete(task[1])) return;
    const since = (part: keyof TaskEnergy["joules"]): number => joules[part] - begun.joules[part];
    ended.push({
      key: task[1],
      name: begun.name,
      startS: begun.startS,
      durationS: tMs / 1000 - begun.startS,
      joules: { total: since("total"), cpu: since("cpu"), gpu: since("gpu"), ram: since("ram") },
    });
  };

  /** Energy used so far goes to the intensity that was in force. */
  const takeIntensity = (grams: number | undefined): void => {
    if (grams === undefined && carbon.grams === null) return;
    const joules = summary().total.value;
    if (carbon.grams !== null) carbon.weighted += (joules - carbon.joules) * carbon.grams;
    else carbon.weighted = joules * grams!;
    carbon.joules = joules;
    carbon.grams = grams ?? carbon.grams;
  };

  return {
    accept(entry) {
      if (entry.cpuTimeFrom !== undefined) cpuTimeFrom = entry.cpuTimeFrom;
      const before = account;
      if (entry.c) account = { process: entry.c[0], busy: entry.c[1], capacity: entry.c[2] };
      firstAccount ??= account;
      if (entry.m !== undefined) heldGib = entry.m;
      utilisation.accept(entry);
      for (const channel of entry.channels ?? []) {
        // A model may be replaced by a better one once more is known; its history stays.
        const known = states.find((state) => state.channel.id === channel.id);
        if (known) known.channel = channel;
        else states.push(channelState(channel));
      }
      for (const [index, value, readAtMs] of entry.r ?? []) {
        const state = states[index];
        if (state) takeReading(state, readAtMs ?? entry.t, value, account);
      }
      const spanMs = entry.t - tMs;
      if (spanMs > 0) {
        tMs = entry.t;
        for (const state of states) elapseModel(state, spanMs, before, account, heldGib, settings);
      }
      takeIntensity(entry.g);
      if (entry.task) takeTask(entry.task);
    },
    summary: () => summary(),
    tasks: () => ended,
    meanIntensity: () => (carbon.joules > 0 ? carbon.weighted / carbon.joules : carbon.grams),
    utilisation: () => utilisation.of(firstAccount, account),
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

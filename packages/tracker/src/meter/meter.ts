import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import type { Channel } from "./channel.ts";
import { channelEnergy } from "./channel-energy.ts";
import { type ChannelState, channelState, elapseModel, takeReading } from "./channel-state.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import { type EnergySummary, summarise } from "./energy-summary.ts";
import type { MeterSettings } from "./meter-settings.ts";
import type { TraceEntry } from "./trace-entry.ts";
import { type Utilisation, utilisationTally } from "./utilisation.ts";

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
  /** Milliseconds from the start to the last entry. */
  readonly tMs: number;
  /** The last that was read; null: none. */
  readonly cpuSeconds: CpuSeconds | null;
  /** How CPU time of the run's processes was found; null: no entry said. */
  readonly cpuTimeFrom: string | null;
}

/** Energy of a named part of a run, without ranges. Seconds, joules; null: unknown. */
export interface TaskEnergy {
  readonly key: number;
  readonly name: string;
  readonly startS: number;
  readonly durationS: number;
  readonly joules: {
    readonly total: number;
    readonly cpu: number | null;
    readonly gpu: number | null;
    readonly ram: number | null;
  };
}

const joulesOf = ({ total, cpu, gpu, ram }: EnergySummary): TaskEnergy["joules"] => ({
  total: total.value,
  cpu: cpu?.value ?? null,
  gpu: gpu?.value ?? null,
  ram: ram?.value ?? null,
});

/** A meter that has seen no entry yet. */
export function createMeter(settings: MeterSettings): Meter {
  const states: ChannelState[] = [];
  let tMs = 0;
  let cpuSeconds: CpuSeconds | null = null;
  let firstCpuSeconds: CpuSeconds | null = null;
  let heldGib: number | null = null;
  let cpuTimeFrom: string | null = null;
  const utilisation = utilisationTally();
  const running = new Map<number, { name: string; startS: number; joules: TaskEnergy["joules"] }>();
  const ended: TaskEnergy[] = [];
  const carbon = { joules: 0, weighted: 0, grams: null as number | null };

  const summary = (fillStart = true): EnergySummary => {
    const energies = states.map((state) => channelEnergy(state, tMs, cpuSeconds, settings, fillStart));
    return summarise(energies, settings, tMs, firstCpuSeconds, cpuSeconds);
  };

  const takeTask = (task: NonNullable<TraceEntry["task"]>): void => {
    const joules = joulesOf(summary(false));
    if (task[0] === "start") {
      running.set(task[1], { name: task[2], startS: tMs / MILLISECONDS_PER_SECOND, joules });
      return;
    }
    const begun = running.get(task[1]);
    if (!begun || !running.delete(task[1])) return;
    const since = (part: "cpu" | "gpu" | "ram"): number | null => {
      const [from, to] = [begun.joules[part], joules[part]];
      return from === null || to === null ? null : to - from;
    };
    ended.push({
      key: task[1],
      name: begun.name,
      startS: begun.startS,
      durationS: tMs / MILLISECONDS_PER_SECOND - begun.startS,
      joules: {
        total: joules.total - begun.joules.total,
        cpu: since("cpu"),
        gpu: since("gpu"),
        ram: since("ram"),
      },
    });
  };

  /** What was used since the last change of intensity is weighted with the intensity that was in force. */
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
      const before = cpuSeconds;
      cpuSeconds = entry.cpuSeconds ?? cpuSeconds;
      firstCpuSeconds ??= cpuSeconds;
      heldGib = entry.heldGib ?? heldGib;
      utilisation.accept(entry);
      for (const channel of entry.channels ?? []) {
        // A model may be replaced by a better one once more is known; its history stays.
        const known = states.find((state) => state.channel.id === channel.id);
        if (known) known.channel = channel;
        else states.push(channelState(channel));
      }
      for (const [index, value, readAtMs] of entry.readings ?? []) {
        const state = states[index];
        if (state) takeReading(state, readAtMs ?? entry.tMs, value, cpuSeconds);
      }
      const spanMs = entry.tMs - tMs;
      if (spanMs > 0) {
        tMs = entry.tMs;
        for (const state of states) elapseModel(state, spanMs, before, cpuSeconds, heldGib, settings);
      }
      takeIntensity(entry.gramsPerKwh);
      if (entry.task) takeTask(entry.task);
    },
    summary: () => summary(),
    tasks: () => ended,
    meanIntensity: () => (carbon.joules > 0 ? carbon.weighted / carbon.joules : carbon.grams),
    utilisation: () => utilisation.of(firstCpuSeconds, cpuSeconds),
    channels: () => states.map((state) => state.channel),
    get tMs() {
      return tMs;
    },
    get cpuSeconds() {
      return cpuSeconds;
    },
    get cpuTimeFrom() {
      return cpuTimeFrom;
    },
  };
}

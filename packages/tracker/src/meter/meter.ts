import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import type { Channel } from "./channel.ts";
import { type ChannelEnergy, channelEnergy } from "./channel-energy.ts";
import { type ChannelState, channelState, elapseModel, takeReading } from "./channel-state.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import { type EnergySummary, summarise } from "./energy-summary.ts";
import { type EnergyValues, energyValues } from "./energy-values.ts";
import type { MeterSettings } from "./meter-settings.ts";
import type { TraceEntry } from "./trace-entry.ts";
import { type Utilisation, utilisationTally } from "./utilisation.ts";
import { type EnergyFactors, type UnreadChannel, type Watched, watchedEnergy } from "./watched-energy.ts";

/** Turns trace entries into joules. It knows no clock and no files: the same entries give the same energy. */
export interface Meter {
  accept(entry: TraceEntry): void;
  /** Energy from the start to the last entry. */
  summary(): EnergySummary;
  /** What that energy is made of, without sums: quick enough for every sample. */
  factors(): EnergyFactors;
  channels(): readonly Channel[];
  /** Those whose readings say nothing so far. */
  unread(): readonly UnreadChannel[];
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
  readonly joules: EnergyValues;
}

/** A meter that has seen no entry yet. */
export function createMeter(settings: MeterSettings): Meter {
  const states: ChannelState[] = [];
  let tMs = 0;
  let cpuSeconds: CpuSeconds | null = null;
  let firstCpuSeconds: CpuSeconds | null = null;
  let heldGib: number | null = null;
  let cpuTimeFrom: string | null = null;
  const utilisation = utilisationTally();
  const running = new Map<number, { name: string; startS: number; joules: EnergyValues }>();
  const ended: TaskEnergy[] = [];
  const carbon = { joules: 0, weighted: 0, grams: null as number | null };

  const energies = (fillStart: boolean): ChannelEnergy[] =>
    states.map((state) => channelEnergy(state, tMs, cpuSeconds, settings, fillStart));
  const watched = (fillStart: boolean): Watched => watchedEnergy(energies(fillStart), settings);
  const factors = (fillStart: boolean): EnergyFactors => watched(fillStart).factors;

  const takeTask = (task: NonNullable<TraceEntry["task"]>): void => {
    const joules = energyValues(factors(false));
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
    const joules = energyValues(factors(true)).total;
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
    summary: () => summarise(energies(true), settings, tMs, firstCpuSeconds, cpuSeconds),
    tasks: () => ended,
    meanIntensity: () => (carbon.joules > 0 ? carbon.weighted / carbon.joules : carbon.grams),
    utilisation: () => utilisation.of(firstCpuSeconds, cpuSeconds),
    factors: () => factors(true),
    unread: () => watched(true).unread,
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

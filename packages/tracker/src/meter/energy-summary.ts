import { MILLISECONDS_PER_SECOND, type Range } from "@green-place/contract";
import { type Factor, rangeOfRemainder, rangeOfSum, withAuxiliary } from "@green-place/core";
import type { How, ReportedPart } from "./channel.ts";
import type { ChannelEnergy } from "./channel-energy.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { type EnergyFactors, type UnreadChannel, watchedEnergy } from "./watched-energy.ts";

/** Joules of one sensor's channels of one part, or auxiliary energy. */
export interface ComponentEnergy {
  readonly name: ReportedPart;
  readonly joules: Range;
  readonly how: How;
  readonly sensor: string;
  readonly flags: readonly string[];
}

/** Joules up to an instant. A part is null where nothing watched or modelled all of it: unknown, not zero. */
export interface EnergySummary {
  readonly seconds: number;
  readonly factors: EnergyFactors;
  readonly total: Range;
  readonly cpu: Range | null;
  readonly gpu: Range | null;
  readonly ram: Range | null;
  readonly auxiliary: Range | null;
  readonly components: readonly ComponentEnergy[];
  /** Channels whose readings say nothing: their parts are null, and the total leaves their energy out. */
  readonly unread: readonly UnreadChannel[];
  /** What the CPU sensors counted beyond the share of the process: idle power and other processes. null in machine mode. */
  readonly unattributed: Range | null;
  /** CPU seconds of the run's processes; null: not known. */
  readonly processCpuS: number | null;
}

/** Adds channels up, auxiliary energy on top, each sum with its range. */
export function summarise(
  channels: readonly ChannelEnergy[],
  settings: MeterSettings,
  tMs: number,
  first: CpuSeconds | null,
  last: CpuSeconds | null,
): EnergySummary {
  const { components: watched, factors, unattributed, unread } = watchedEnergy(channels, settings);
  const whole = (part: "cpu" | "gpu" | "ram"): Range | null =>
    unread.some(({ channel }) => channel.part === part) ? null : rangeOfPart(factors[part]);
  const { total, auxiliary } = totalsOf(factors);
  const components = watched.flatMap((component): ComponentEnergy[] =>
    component.name === "machine" ? [] : [{ ...component, name: component.name }],
  );
  const [machine] = factors.machine;
  if (auxiliary) {
    components.push({
      name: "auxiliary",
      joules: auxiliary,
      how: machine ? "measured" : "assumed",
      sensor: machine ? machine.source : "auxiliary-ratio",
      flags: machine ? ["whole-machine-minus-parts"] : [],
    });
  }
  const used = first?.process != null && last?.process != null ? last.process - first.process : null;
  return {
    seconds: tMs / MILLISECONDS_PER_SECOND,
    factors,
    total,
    cpu: whole("cpu"),
    gpu: whole("gpu"),
    ram: whole("ram"),
    auxiliary,
    components,
    unread,
    unattributed: settings.mode === "process" ? unattributed : null,
    processCpuS: used,
  };
}

const rangeOfPart = (factors: readonly Factor[]): Range | null =>
  factors.length > 0 ? rangeOfSum(factors) : null;

/** The whole as it was measured, or the parts with auxiliary energy on top. */
function totalsOf({ cpu, gpu, ram, machine, auxiliaryRatio }: EnergyFactors): {
  readonly total: Range;
  readonly auxiliary: Range | null;
} {
  const parts = [...cpu, ...gpu, ...ram];
  if (machine.length > 0) {
    return { total: rangeOfSum(machine), auxiliary: rangeOfRemainder(machine, parts) };
  }
  return auxiliaryRatio
    ? withAuxiliary(parts, auxiliaryRatio)
    : { total: rangeOfSum(parts), auxiliary: null };
}

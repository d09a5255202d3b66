import { MILLISECONDS_PER_SECOND, type Range } from "@green-place/contract";
import type { How, Part, ReportedPart } from "./channel.ts";
import type { ChannelEnergy } from "./channel-energy.ts";
import type { CpuSeconds } from "./cpu-seconds.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { mirroredChannels } from "./mirrored-channels.ts";
import { difference, sum, sumIndependent, zeroRange } from "./range-arithmetic.ts";

/** Joules of one sensor's channels of one part. */
export interface ComponentEnergy {
  readonly name: ReportedPart;
  readonly joules: Range;
  readonly how: How;
  readonly sensor: string;
  readonly flags: readonly string[];
}

/** Joules up to an instant. A part is null where nothing watched or modelled it: unknown, not zero. */
export interface EnergySummary {
  readonly seconds: number;
  readonly total: Range;
  readonly cpu: Range | null;
  readonly gpu: Range | null;
  readonly ram: Range | null;
  readonly auxiliary: Range | null;
  readonly components: readonly ComponentEnergy[];
  /** What the CPU sensors counted beyond the share of the process: idle power and other processes. null in machine mode. */
  readonly unattributed: Range | null;
  /** CPU seconds of the run's processes; null: not known. */
  readonly processCpuS: number | null;
}

const gapFlag = (seconds: number): string =>
  `gap:${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}s`;
/** A stream's last line is up to one interval old; that is no gap. */
const noticeableGapS = 2;

/** Adds channels up: mirrored ones once, what another channel covers not again, auxiliary power on top. */
export function summarise(
  channels: readonly ChannelEnergy[],
  settings: MeterSettings,
  tMs: number,
  first: CpuSeconds | null,
  last: CpuSeconds | null,
): EnergySummary {
  const repeats = mirroredChannels(
    channels.map((energy) => ({ energy, counted: energy.counted, group: energy.channel.mirrorGroup })),
  );
  const repeated = new Set([...repeats].map(({ energy }) => energy));
  const mirroredSensors = new Set([...repeated].map(({ channel }) => channel.sensor));
  const covered = new Set(channels.flatMap(({ channel }) => channel.covers ?? []));

  const groups = new Map<string, { members: ChannelEnergy[]; flags: Set<string> }>();
  let unattributed = zeroRange;
  for (const energy of channels) {
    const { channel } = energy;
    const key = `${channel.part} ${channel.sensor}`;
    const group = groups.get(key) ?? { members: [], flags: new Set<string>() };
    groups.set(key, group);
    for (const name of channel.flags ?? []) group.flags.add(name);
    // A GPU's energy is not known by process: the run is charged with all of it.
    if (settings.mode === "process" && channel.part === "gpu" && channel.metering.kind !== "memory")
      group.flags.add("whole-device");
    for (const name of energy.faults.keys()) group.flags.add(name);
    if (energy.gapS > noticeableGapS || (energy.gapS > 0 && energy.faults.size > 0)) {
      group.flags.add(gapFlag(energy.gapS));
    }
    if (repeated.has(energy)) continue;
    group.members.push(energy);
    if (settings.mode === "process" && channel.part === "cpu" && channel.how === "measured") {
      unattributed = difference(sum(unattributed, energy.machine), energy.run);
    }
  }
  const watched = [...groups.values()].flatMap(({ members, flags }) => {
    const [head] = members;
    if (!head) return [];
    const { part, sensor, how } = head.channel;
    if (mirroredSensors.has(sensor) && part === "cpu") flags.add("mirrored");
    return [
      {
        name: part,
        joules: sum(...members.map(({ run }) => run)),
        how,
        sensor,
        flags: [...flags].sort(),
      },
    ];
  });

  const of = (part: Part): Range | null => {
    const found = watched.filter(({ name }) => name === part).map(({ joules }) => joules);
    return found.length > 0 ? sumIndependent(found) : null;
  };
  const cpu = of("cpu");
  const gpu = of("gpu");
  const ram = of("ram");
  const machine = of("machine");
  const known = [cpu, gpu, ram].filter((part) => part !== null);
  const inside = sumIndependent(known);
  const components = watched.flatMap((component): ComponentEnergy[] =>
    component.name === "machine" ? [] : [{ ...component, name: component.name }],
  );
  let auxiliary: Range | null = null;
  if (machine && settings.mode === "machine") {
    auxiliary = difference(machine, inside);
    const sensor = watched.find(({ name }) => name === "machine")?.sensor ?? "machine";
    const flags = ["whole-machine-minus-parts"];
    components.push({ name: "auxiliary", joules: auxiliary, how: "measured", sensor, flags });
  } else if (settings.auxiliaryRatio && !covered.has("auxiliary") && known.length > 0) {
    const { low, value, high } = settings.auxiliaryRatio;
    auxiliary = { low: low * inside.low, value: value * inside.value, high: high * inside.high };
    components.push({
      name: "auxiliary",
      joules: auxiliary,
      how: "assumed",
      sensor: "auxiliary-ratio",
      flags: [],
    });
  }
  const total =
    machine && settings.mode === "machine"
      ? machine
      : sumIndependent(auxiliary ? [...known, auxiliary] : known);
  const used = first?.process != null && last?.process != null ? last.process - first.process : null;
  return {
    seconds: tMs / MILLISECONDS_PER_SECOND,
    total,
    cpu,
    gpu,
    ram,
    auxiliary,
    components,
    unattributed: settings.mode === "process" ? unattributed : null,
    processCpuS: used,
  };
}

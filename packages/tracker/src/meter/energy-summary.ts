import type { How, Part } from "./channel.ts";
import type { ChannelEnergy } from "./channel-state.ts";
import { type CpuAccount, nothing, type Spread, scaled, sum } from "./cpu-load-power.ts";
import type { MeterSettings } from "./meter.ts";
import { mirroredChannels } from "./mirrored-channels.ts";

/** Joules of one sensor's channels of one part. */
export interface ComponentEnergy {
  readonly name: Part | "rest";
  readonly joules: Spread;
  readonly how: How;
  readonly sensor: string;
  readonly flags: readonly string[];
}

/** Joules up to an instant. A part is null where nothing watched or modelled it: unknown, not zero. */
export interface EnergySummary {
  readonly seconds: number;
  readonly total: Spread;
  readonly cpu: Spread | null;
  readonly gpu: Spread | null;
  readonly ram: Spread | null;
  readonly rest: Spread | null;
  readonly components: readonly ComponentEnergy[];
  /** What the CPU sensors counted beyond the share of the process: idle and other people's. null in machine mode. */
  readonly unattributed: Spread | null;
  /** CPU seconds of the process tree, where known. */
  readonly processCpuS: number | null;
}

/** Adds independent parts: values add, and so do the squares of their doubts. */
export function sumIndependent(parts: readonly Spread[]): Spread {
  const value = parts.reduce((total, part) => total + part.value, 0);
  const below = Math.hypot(...parts.map((part) => part.value - part.low));
  const above = Math.hypot(...parts.map((part) => part.high - part.value));
  return { low: Math.max(0, value - below), value, high: value + above };
}

const gapFlag = (seconds: number): string =>
  `gap:${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}s`;
/** A stream's last line is up to one interval old; that is no gap. */
const noticeableGapS = 2;

/** Puts channels together: mirrors once, what another channel covers not again, the rest of the machine on top. */
export function summarise(
  channels: readonly ChannelEnergy[],
  settings: MeterSettings,
  tMs: number,
  first: CpuAccount | null,
  last: CpuAccount | null,
): EnergySummary {
  const repeats = mirroredChannels(
    channels.map((energy) => ({ energy, counted: energy.counted, group: energy.channel.mirrorGroup })),
  );
  const repeated = new Set([...repeats].map(({ energy }) => energy));
  const mirroredSensors = new Set([...repeated].map(({ channel }) => channel.sensor));
  const covered = new Set(channels.flatMap(({ channel }) => channel.covers ?? []));

  const groups = new Map<string, { members: ChannelEnergy[]; flags: Set<string> }>();
  let others = nothing;
  for (const energy of channels) {
    const { channel } = energy;
    const key = `${channel.part} ${channel.sensor}`;
    const group = groups.get(key) ?? { members: [], flags: new Set<string>() };
    groups.set(key, group);
    for (const name of channel.flags ?? []) group.flags.add(name);
    // Nothing tells whose work a GPU does: the run is charged with all of it.
    if (settings.mode === "process" && channel.part === "gpu" && channel.law.kind !== "memory")
      group.flags.add("whole-device");
    for (const name of energy.faults.keys()) group.flags.add(name);
    if (energy.gapS > noticeableGapS || (energy.gapS > 0 && energy.faults.size > 0)) {
      group.flags.add(gapFlag(energy.gapS));
    }
    if (repeated.has(energy)) continue;
    group.members.push(energy);
    if (settings.mode === "process" && channel.part === "cpu" && channel.how === "measured") {
      others = sum(others, scaled(energy.machine, 1));
      others = {
        low: Math.max(0, others.low - energy.run.high),
        value: Math.max(0, others.value - energy.run.value),
        high: Math.max(0, others.high - energy.run.low),
      };
    }
  }
  const components: ComponentEnergy[] = [...groups.values()].flatMap(({ members, flags }) => {
    const [head] = members;
    if (!head) return [];
    const { part, sensor, how } = head.channel;
    if (mirroredSensors.has(sensor) && part === "cpu") flags.add("mirrored");
    return [
      {
        name: part,
        joules: members.map(({ run }) => run).reduce(sum),
        how,
        sensor,
        flags: [...flags].sort(),
      },
    ];
  });

  const of = (name: string): Spread | null => {
    const found = components.filter((component) => component.name === name).map(({ joules }) => joules);
    return found.length > 0 ? sumIndependent(found) : null;
  };
  const cpu = of("cpu");
  const gpu = of("gpu");
  const ram = of("ram");
  const machine = of("machine");
  const known = [cpu, gpu, ram].filter((part) => part !== null);
  const inside = sumIndependent(known);
  let rest: Spread | null = null;
  if (machine && settings.mode === "machine") {
    rest = {
      low: Math.max(0, machine.low - inside.high),
      value: Math.max(0, machine.value - inside.value),
      high: Math.max(0, machine.high - inside.low),
    };
    const sensor = components.find(({ name }) => name === "machine")?.sensor ?? "machine";
    components.push({
      name: "rest",
      joules: rest,
      how: "measured",
      sensor,
      flags: ["whole-machine-minus-parts"],
    });
  } else if (settings.restRatio && !covered.has("rest") && known.length > 0) {
    const { low, value, high } = settings.restRatio;
    rest = { low: low * inside.low, value: value * inside.value, high: high * inside.high };
    components.push({ name: "rest", joules: rest, how: "assumed", sensor: "rest-ratio", flags: [] });
  }
  const total =
    machine && settings.mode === "machine" ? machine : sumIndependent(rest ? [...known, rest] : known);
  const used = first?.process != null && last?.process != null ? last.process - first.process : null;
  return {
    seconds: tMs / 1000,
    total,
    cpu,
    gpu,
    ram,
    rest,
    components: components.filter(({ name }) => name !== "machine"),
    unattributed: settings.mode === "process" ? others : null,
    processCpuS: used,
  };
}

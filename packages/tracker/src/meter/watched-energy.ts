import type { Range } from "@green-place/contract";
import type { Factor } from "@green-place/core";
import type { Channel, How, Part } from "./channel.ts";
import type { ChannelEnergy } from "./channel-energy.ts";
import type { MeterSettings } from "./meter-settings.ts";
import { mirroredChannels } from "./mirrored-channels.ts";
import { difference, sum, zeroRange } from "./range-arithmetic.ts";

/** Joules of one sensor's channels of one part, the whole machine among the parts. */
export interface WatchedEnergy {
  readonly name: Part;
  readonly joules: Range;
  readonly how: How;
  readonly sensor: string;
  readonly flags: readonly string[];
}

/** What the energy of a run is made of, J: by part, one factor for each sensor, whose doubts are independent. */
export interface EnergyFactors {
  readonly cpu: readonly Factor[];
  readonly gpu: readonly Factor[];
  readonly ram: readonly Factor[];
  /** The whole machine, as its power supply or a meter saw it; empty in process mode, where it is nobody's. */
  readonly machine: readonly Factor[];
  /** Auxiliary energy over that of the parts; null where it was measured, is inside a part, or is left out. */
  readonly auxiliaryRatio: Factor | null;
}

/** A channel that has read nothing from which energy follows, and the faults that it had. */
export interface UnreadChannel {
  readonly channel: Channel;
  readonly faults: readonly string[];
}

export interface Watched {
  readonly components: readonly WatchedEnergy[];
  readonly factors: EnergyFactors;
  /** What the CPU sensors counted beyond the share of the process. */
  readonly unattributed: Range;
  /** Channels whose readings say nothing: no energy of theirs is in the factors. */
  readonly unread: readonly UnreadChannel[];
}

const gapFlag = (seconds: number): string =>
  `gap:${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}s`;
/** A stream's last line is up to one interval old; that is no gap. */
const noticeableGapS = 2;

/** Puts channels together: mirrored ones once, what another channel covers not again, and one that says nothing not at all. */
export function watchedEnergy(all: readonly ChannelEnergy[], settings: MeterSettings): Watched {
  const channels = all.filter(({ unread }) => !unread);
  const repeats = mirroredChannels(
    channels.map((energy) => ({ energy, counted: energy.counted, group: energy.channel.mirrorGroup })),
  );
  const repeated = new Set([...repeats].map(({ energy }) => energy));
  const mirroredSensors = new Set([...repeated].map(({ channel }) => channel.sensor));

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
  const components = [...groups.values()].flatMap(({ members, flags }) => {
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
  const unread = all.flatMap(({ unread, channel, faults }) =>
    unread ? [{ channel, faults: [...faults.keys()] }] : [],
  );
  return { components, factors: factorsOf(components, channels, settings), unattributed, unread };
}

function factorsOf(
  components: readonly WatchedEnergy[],
  channels: readonly ChannelEnergy[],
  settings: MeterSettings,
): EnergyFactors {
  const of = (part: Part): readonly Factor[] =>
    components
      .filter(({ name }) => name === part)
      .map(({ sensor, joules }) => measured(part, sensor, joules));
  const [cpu, gpu, ram] = [of("cpu"), of("gpu"), of("ram")];
  const machine = settings.mode === "machine" ? of("machine") : [];
  const covered = channels.some(({ channel }) => channel.covers?.includes("auxiliary"));
  const nothing = cpu.length + gpu.length + ram.length === 0;
  const assumed = machine.length === 0 && !covered && !nothing;
  return { cpu, gpu, ram, machine, auxiliaryRatio: assumed ? settings.auxiliaryRatio : null };
}

const measured = (part: Part, sensor: string, { low, value, high }: Range): Factor => ({
  id: `measured:${part}:${sensor}`,
  low,
  value,
  high,
  unit: "J",
  source: sensor,
  floor: 0,
});

import type { Channel } from "../meter/channel.ts";

/**
 * Decides which channels count: of two sensors that watch the same part of the machine, the first alone (RAPL before a hwmon chip of the same
 * package). GPUs of two vendors are two parts.
 */
export interface ChannelRegistry {
  /** Of these, the ones not seen before that count. */
  admit(channels: readonly Channel[]): readonly Channel[];
  indexOf(id: string): number | undefined;
  has(part: Channel["part"]): boolean;
}

const vendorOf = (channel: Channel): string => {
  if (channel.part === "gpu") return channel.sensor.includes("amd") ? "amd" : channel.sensor;
  return "any";
};

/** `ignored`: parts that another process counts, as local rank 0 does the GPUs of its node. `preferred`: channels that win over every sensor. */
export function createChannelRegistry(
  ignored: readonly Channel["part"][] = [],
  preferred: readonly Channel[] = [],
): ChannelRegistry {
  const indices = new Map<string, number>();
  const refused = new Set<string>();
  const owners = new Map(
    preferred.map((channel) => [`${channel.part} ${vendorOf(channel)}`, channel.sensor]),
  );
  const covered = new Set<string>();
  const parts = new Set<string>();
  return {
    admit(channels) {
      const admitted: Channel[] = [];
      for (const channel of channels) {
        if (indices.has(channel.id) || refused.has(channel.id)) continue;
        const slot = `${channel.part} ${vendorOf(channel)}`;
        const owner = owners.get(slot) ?? channel.sensor;
        if (owner !== channel.sensor || covered.has(channel.part) || ignored.includes(channel.part)) {
          refused.add(channel.id);
          continue;
        }
        owners.set(slot, owner);
        parts.add(channel.part);
        for (const part of channel.covers ?? []) covered.add(part);
        indices.set(channel.id, indices.size);
        admitted.push(channel);
      }
      return admitted;
    },
    indexOf: (id) => indices.get(id),
    has: (part) => parts.has(part) || covered.has(part),
  };
}

import type { InstanceLabels } from "./read-instance-types.ts";

/** Upstream's name, and for GPUs that come with several memory sizes also the MiB, to our id. */
const ids: Readonly<Record<string, string>> = {
  "a100 40960": "a100-40gb-sxm",
  "a100 81920": "a100-80gb-sxm",
  "h100 81920": "h100-80gb-sxm",
  "h200 144384": "h200-141gb-sxm",
  "b200 183359": "b200-180gb-sxm",
  "b300 275040": "b300-288gb-sxm",
  "v100 16384": "v100-16gb-sxm",
  "v100 32768": "v100-32gb-sxm",
  a10g: "a10g",
  l4: "l4",
  l40s: "l40s",
  t4: "t4",
  t4g: "t4g",
  "rtx-pro-4500": "rtx-pro-4500",
  "rtx-pro-server-6000": "rtx-pro-6000",
  "radeon-pro-v520": "radeon-pro-v520",
  inferentia: "inferentia1",
  inferentia2: "inferentia2",
  trainium: "trainium1",
  trainium2: "trainium2",
  "qualcomm-ai100": "qualcomm-ai100",
};

/** MiB that a whole card reports, for cards of which types may have a part (g6f, gr6f). */
const wholeCardMib: Readonly<Record<string, number>> = { l4: 22_888 };

/** FPGAs and media cards carry no label upstream; the counts are those of the EC2 specification of accelerated types. */
const unlabelled: Readonly<Record<string, readonly [id: string, count: number]>> = {
  "f2.6xlarge": ["virtex-vu47p", 1],
  "f2.12xlarge": ["virtex-vu47p", 2],
  "f2.48xlarge": ["virtex-vu47p", 8],
  "vt1.3xlarge": ["alveo-u30", 1],
  "vt1.6xlarge": ["alveo-u30", 2],
  "vt1.24xlarge": ["alveo-u30", 8],
};

export interface MappedAccelerator {
  readonly id: string;
  /** May be a fraction of a card. */
  readonly count: number;
}

/** The accelerators of a type, none if it has none. Throws on a device whose id or count is not known: never the nearest one. */
export function mapAccelerator(type: string, labels: InstanceLabels): MappedAccelerator | undefined {
  const listed = unlabelled[type];
  if (listed) return { id: listed[0], count: listed[1] };

  const name = labels["gpu-name"] ?? labels["accelerator-name"];
  if (name === undefined) {
    if (/^(f|vt)\d/.test(labels.family))
      throw new Error(`type "${type}" has devices that are not listed yet`);
    return undefined;
  }
  const memory = labels["gpu-memory"];
  const id = ids[`${name} ${memory}`] ?? ids[name];
  if (id === undefined)
    throw new Error(`type "${type}" has "${name}" with ${memory ?? "unknown"} MiB, which has no id yet`);

  const count = labels["gpu-count"] ?? labels["accelerator-count"];
  const whole = wholeCardMib[name];
  if (count === 0 && memory !== undefined && whole !== undefined)
    return { id, count: fractionOf(type, memory / whole) };
  if (count === undefined || count === 0)
    throw new Error(`type "${type}" has "${name}", but no count of them`);
  return { id, count };
}

/** AWS cuts cards into 1/2, 1/4 and 1/8; memory labels are rounded to whole MiB. */
function fractionOf(type: string, share: number): number {
  const fraction = [1 / 2, 1 / 4, 1 / 8].find((part) => Math.abs(share / part - 1) < 0.01);
  if (fraction === undefined)
    throw new Error(`type "${type}" has ${share} of a card, which is not 1/2, 1/4 or 1/8`);
  return fraction;
}

import type { InstanceAccelerator } from "@green-place/contract";
import { acceleratorOf, type DeviceName } from "../src/live/accelerators.ts";
import type { InstanceLabels } from "./read-instance-types.ts";

/** MiB that a whole card reports, for cards of which types may have a part (g6f, gr6f). */
const wholeCardMib: Readonly<Record<string, number>> = { l4: 22_888 };

/** FPGAs and media cards carry no label upstream: EC2's name of the device and the count by the EC2 specification of accelerated types. */
const unlabelled: Readonly<Record<string, readonly [device: DeviceName, count: number]>> = {
  "f2.6xlarge": ["virtex-ultrascale+-(vu47p)", 1],
  "f2.12xlarge": ["virtex-ultrascale+-(vu47p)", 2],
  "f2.48xlarge": ["virtex-ultrascale+-(vu47p)", 8],
  "vt1.3xlarge": ["u30", 1],
  "vt1.6xlarge": ["u30", 2],
  "vt1.24xlarge": ["u30", 8],
};

/** The accelerators of a type, none if it has none. Throws on a device whose id or count is not known: never the nearest one. */
export function mapAccelerator(
  type: string,
  labels: Omit<InstanceLabels, "source">,
): InstanceAccelerator | undefined {
  const [device, devices] = unlabelled[type] ?? [];
  const name = device ?? labels["gpu-name"] ?? labels["accelerator-name"];
  if (name === undefined) {
    if (/^(f|vt)\d/.test(labels.family))
      throw new Error(`type "${type}" has devices that are not listed yet`);
    return undefined;
  }
  const memory = labels["gpu-memory"];
  const id = acceleratorOf(name, memory);
  if (id === undefined)
    throw new Error(`type "${type}" has "${name}" with ${memory ?? "unknown"} MiB, which has no id yet`);

  const count = devices ?? labels["gpu-count"] ?? labels["accelerator-count"];
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

import type { Channel } from "../meter/channel.ts";
import type { EnergySummary } from "../meter/energy-summary.ts";
import type { Accelerators } from "../sensors/accelerators.ts";
import type { LeftOut } from "./report.ts";

/** PCI ids of the makers whose accelerators a sensor reads; that of another sensor reads all others. */
const vendorOf = ({ sensor }: Channel): string | null =>
  sensor === "nvidia-smi" ? "10de" : sensor.includes("amd") ? "1002" : null;

/** Who should have read a maker's accelerators. */
const readers: Readonly<Record<string, string>> = {
  "10de": "nvidia-smi gives no reading",
  "1002": "neither its hwmon chip nor amd-smi gives a reading",
};

const noReader = "no program or file that gives it is known";

/** Accelerators of which no channel reads any; where nothing can be told of accelerators and nothing reads one, that. */
function unreadAccelerators(
  accelerators: readonly Accelerators[] | null,
  read: readonly Channel[],
): readonly LeftOut[] {
  if (accelerators === null) {
    return read.length > 0
      ? []
      : [
          {
            part: "gpu",
            device: "GPU or accelerator",
            count: null,
            why: "nothing here shows whether there is one",
          },
        ];
  }
  const vendors = new Set(read.map(vendorOf));
  return accelerators
    .filter(
      ({ vendor }) => !vendors.has(vendor) && (readers[vendor ?? ""] !== undefined || !vendors.has(null)),
    )
    .map(({ vendor, device, count }) => ({
      part: "gpu",
      device,
      count,
      why: readers[vendor ?? ""] ?? noReader,
    }));
}

/** What of the machine has unknown power, and whether any of it is missing in the total: a meter of the whole machine has everything. */
export function leftOutOf(
  accelerators: readonly Accelerators[] | null,
  channels: readonly Channel[],
  { unread, factors }: Pick<EnergySummary, "unread" | "factors">,
): { readonly gpuUnknown: boolean; readonly leftOut: readonly LeftOut[] } {
  const gpus = channels.filter(({ part }) => part === "gpu");
  // A card with a channel is named by that.
  const unseen = unreadAccelerators(accelerators, gpus);
  const counts = new Map<string, LeftOut & { readonly count: number }>();
  for (const { channel, faults } of unread) {
    const { part, device, sensor } = channel;
    if (part === "machine") continue;
    const key = `${part} ${device} ${sensor}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, {
      part,
      device: device ?? sensor,
      count,
      why: `${sensor} gives no readings to go by${faults.length > 0 ? `: ${faults.join(", ")}` : ""}`,
    });
  }
  const all = [...unseen, ...counts.values()];
  return {
    gpuUnknown: all.some(({ part }) => part === "gpu"),
    leftOut: factors.machine.length > 0 ? [] : all,
  };
}

/** `2 x Habana Labs Gaudi2`, or what can't be told. */
export const leftOutName = ({ device, count }: LeftOut): string =>
  count === null ? `any ${device}` : `${count} x ${device}`;

/** `The power of 2 x Habana Labs Gaudi2 is not known (…): energy and carbon leave it out.` */
export const leftOutSentence = (one: LeftOut): string =>
  `The power of ${leftOutName(one)} is not known (${one.why}): energy and carbon leave it out.`;

import { exactly, type Quantity, quantity } from "@green-place/contract";
import type { Allocation } from "../attribution/allocation.ts";
import type { Channel } from "../meter/channel.ts";
import { dimmModelWatts } from "./dimm-model.ts";

/** RAPL of the DRAM of rented bare-metal servers: 0.12 W/GiB nearly idle, 0.46 at half load. */
export const ramWattsPerGib: Quantity<"W/GiB"> = quantity(
  "memory power",
  { low: 0.12, value: 0.25, high: 0.46 },
  "W/GiB",
  "rapl-on-metal-hosts",
);

/** P = GiB * 0.25 W/GiB, of the memory that the container or the virtual machine was given; in process mode of what the processes hold. */
export function ramChannel(
  allocation: Allocation,
  options: { readonly statedWatts?: number | undefined; readonly codecarbon: boolean; readonly arm: boolean },
): Channel {
  const gib = allocation.memoryGib;
  const whole =
    options.statedWatts ??
    (options.codecarbon ? dimmModelWatts(allocation.hostMemoryGib, options.arm) : undefined);
  const wattsPerGib =
    whole === undefined
      ? ramWattsPerGib
      : exactly("memory power", whole / allocation.hostMemoryGib, "W/GiB", "dimm-model");
  const named =
    options.statedWatts !== undefined ? "stated-watts" : options.codecarbon ? "codecarbon-dimm-model" : null;
  return {
    id: "ram-model",
    part: "ram",
    sensor: "ram-model",
    how: "modelled",
    metering: { kind: "memory", wattsPerGib, gib },
    error: whole === undefined ? { below: 0, above: 0 } : { below: 0.5, above: 0.5 },
    flags: [
      ...(named ? [named] : []),
      ...(allocation.memoryGib < allocation.hostMemoryGib ? ["container-limit"] : []),
    ],
  };
}

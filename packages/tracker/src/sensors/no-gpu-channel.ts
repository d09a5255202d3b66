import { exactly } from "@green-place/contract";
import type { Channel } from "../meter/channel.ts";

/** Of a machine without a GPU or accelerator of its own: 0 W, which is known. Why that is so becomes the channel's flag. */
export const noGpuChannel = (why: "no-gpu" | "gpu-in-cpu" | "gpu-hidden"): Channel => ({
  id: "no-gpu",
  part: "gpu",
  sensor: "pci-bus",
  how: "measured",
  metering: { kind: "memory", wattsPerGib: exactly("no GPU", 0, "W/GiB", "none"), gib: 0 },
  error: { below: 0, above: 0 },
  flags: [why],
});

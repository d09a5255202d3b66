import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { exactly } from "@green-place/contract";
import type { Channel } from "../meter/channel.ts";

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether the machine shows a GPU of NVIDIA or AMD, whether it can be read or not: a driver's files, or a display device on the PCI bus. */
export async function hasGpu(sysroot: string): Promise<boolean> {
  const nodes = await Promise.all(
    ["proc/driver/nvidia", "dev/nvidia0", "dev/kfd"].map((path) => exists(join(sysroot, path))),
  );
  if (nodes.includes(true)) return true;
  const bus = join(sysroot, "sys/bus/pci/devices");
  const devices = await readdir(bus).catch(() => []);
  const found = await Promise.all(
    devices.map(async (device) => {
      const [vendor, kind] = await Promise.all(
        ["vendor", "class"].map((file) => readFile(join(bus, device, file), "utf8").catch(() => "")),
      );
      return /^0x(10de|1002)/.test(vendor!) && /^0x(03|12)/.test(kind!);
    }),
  );
  return found.includes(true);
}

/** Of a machine that has no GPU: 0 W, which is known. */
export const noGpuChannel: Channel = {
  id: "no-gpu",
  part: "gpu",
  sensor: "pci-bus",
  how: "measured",
  metering: { kind: "memory", wattsPerGib: exactly("no GPU", 0, "W/GiB", "none"), gib: 0 },
  error: { below: 0, above: 0 },
  flags: ["no-gpu"],
};

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { listPciDevices } from "./pci-devices.ts";
import { pciKind, pciName } from "./pci-kinds.ts";

/** Accelerators of one kind that the machine has, whether anything can read them or not. */
export interface Accelerators {
  /** PCI id of their maker, four hexadecimal digits; null: not known. */
  readonly vendor: string | null;
  readonly device: string;
  readonly count: number;
}

/** What was found on a machine. */
export interface FoundAccelerators {
  /** null: it cannot be told whether there are any. */
  readonly accelerators: readonly Accelerators[] | null;
  /** Whether a CPU has graphics in it, whose power is the CPU's. */
  readonly gpuInCpu: boolean;
}

/**
 * Device nodes, for where the bus isn't shown or the device isn't on it:
 *
 *   accel/accel  the kernel's accelerators (https://docs.kernel.org/accel/introduction.html), CPUs' neural processors among them
 *   accel        TPUs up to v4; later ones are behind vfio and show on the bus
 *   dxg          GPUs that Windows lends WSL2 (drivers/hv/dxgkrnl of https://github.com/microsoft/WSL2-Linux-Kernel)
 *   nvhost-gpu   NVIDIA's boards with the GPU in the CPU's chip
 */
const nodes: readonly {
  readonly folder: string;
  readonly node: RegExp;
  readonly vendor: string | null;
  readonly device: string;
}[] = [
  { folder: "dev", node: /^nvidia\d+$/, vendor: "10de", device: "NVIDIA GPU" },
  { folder: "dev", node: /^nvhost-gpu$/, vendor: "10de", device: "NVIDIA Jetson GPU" },
  { folder: "dev", node: /^kfd$/, vendor: "1002", device: "AMD GPU" },
  { folder: "dev", node: /^dxg$/, vendor: null, device: "GPU lent by Windows to WSL2" },
  { folder: "dev", node: /^neuron\d+$/, vendor: "1d0f", device: "AWS Neuron device" },
  { folder: "dev", node: /^hl\d+$/, vendor: "1da3", device: "Habana Labs accelerator" },
  { folder: "dev", node: /^accel\d+$/, vendor: "1ae0", device: "Google TPU" },
  { folder: "dev", node: /^apex_\d+$/, vendor: "1ac1", device: "Coral Edge TPU" },
  { folder: "dev", node: /^davinci\d+$/, vendor: "19e5", device: "Huawei Ascend" },
  { folder: "dev/accel", node: /^accel\d+$/, vendor: null, device: "accelerator of /dev/accel" },
];

/** Looks for accelerators on the PCI bus, and for device nodes that no device on it explains. */
export async function findAccelerators(sysroot: string): Promise<FoundAccelerators> {
  const devices = await listPciDevices(sysroot);
  const kinds = (devices ?? []).map((device) => ({ device, kind: pciKind(device) }));
  const onBus = kinds.filter(({ kind }) => kind === "accelerator").map(({ device }) => device);
  const counts = new Map<string, Accelerators>();
  const add = (vendor: string | null, device: string): void => {
    const key = `${vendor} ${device}`;
    counts.set(key, { vendor, device, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  for (const device of onBus) add(device.vendor, pciName(device));

  const explained = new Set(kinds.filter(({ kind }) => kind !== "other").map(({ device }) => device.vendor));
  const neural = onBus.length > 0 || kinds.some(({ kind }) => kind === "npu-in-cpu");
  for (const { folder, node, vendor, device } of nodes) {
    if (vendor === null ? folder === "dev/accel" && neural : explained.has(vendor)) continue;
    for (const name of await readdir(join(sysroot, folder)).catch(() => []))
      if (node.test(name)) add(vendor, device);
  }
  const accelerators = [...counts.values()];
  return {
    accelerators: devices === null && accelerators.length === 0 ? null : accelerators,
    gpuInCpu: kinds.some(({ kind }) => kind === "gpu-in-cpu"),
  };
}

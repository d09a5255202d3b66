import type { PciDevice } from "./pci-devices.ts";
import { gpusInCpus, makers, namedAccelerators, npusInCpus, pureDisplays } from "./pci-tables.ts";

/** What draws power of its own (`accelerator`), what the CPU's power has in it (`gpu-in-cpu`, `npu-in-cpu`), and everything else. */
export type PciKind = "accelerator" | "gpu-in-cpu" | "npu-in-cpu" | "other";

/** Google's and Amazon's accelerators bear classes such as "system peripheral" or none; their storage, network and display devices don't. */
const classesOfUnclassed = /^(00|05|08|0b|11|12|ff)/;

/** Intel's graphics and neural processors on bus 0 are in the CPU, unless their id is that of a card that a virtual machine was given. */
const isInIntelCpu = ({ address, device }: PciDevice): boolean =>
  /^0000:00:/.test(address) && !/^(0bd|490|56[9abc]|e2[012])/.test(device);

/**
 * By class: 12 is a processing accelerator, 03 a display controller, 0b40 a co-processor (the PCI ID repository, https://pci-ids.ucw.cz/).
 * A maker that nobody has heard of makes an accelerator: what it draws is then unknown, and not nothing.
 */
export function pciKind(found: PciDevice): PciKind {
  const { vendor, device } = found;
  const id = `${vendor}:${device}`;
  if (namedAccelerators[id] !== undefined) return "accelerator";
  if (npusInCpus.has(id)) return "npu-in-cpu";
  const kind = found.class.slice(0, 4);
  if (kind.startsWith("03")) {
    if (pureDisplays.has(vendor) || pureDisplays.has(id)) return "other";
    if (vendor === "8086" && isInIntelCpu(found)) return "gpu-in-cpu";
    return gpusInCpus.has(id) ? "gpu-in-cpu" : "accelerator";
  }
  // Kunpeng's compression and cipher engines; Intel's QuickAssist of chipsets and packages, which is no Xeon Phi.
  if (/^19e5:a25/.test(id)) return "other";
  if (kind === "0b40") return vendor === "8086" && !/^22[56]/.test(device) ? "other" : "accelerator";
  // 1201 copies memory within the CPU (SNIA's SDXI).
  if (kind === "1200") return vendor === "8086" && isInIntelCpu(found) ? "npu-in-cpu" : "accelerator";
  return (vendor === "1ae0" || vendor === "1d0f") && classesOfUnclassed.test(kind) ? "accelerator" : "other";
}

/** As reports name it: `Habana Labs Gaudi2`, else its maker and ids. */
export function pciName({ vendor, device }: PciDevice): string {
  const id = `${vendor}:${device}`;
  return namedAccelerators[id] ?? (makers[vendor] === undefined ? id : `${makers[vendor]} ${id}`);
}

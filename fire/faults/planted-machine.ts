import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Device } from "./devices.ts";

/** A tree that stands for `/`. */
export interface PlantedMachine {
  /** null: no sysfs. */
  readonly devices: readonly Device[] | null;
  readonly nodes: readonly string[];
}

/** Puts the tree of a machine of two threads and 8 GiB below `root`. */
export function plantMachine(root: string, { devices, nodes }: PlantedMachine): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  };
  write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Testium\n\nprocessor\t: 1\nmodel name\t: Testium\n");
  write("proc/meminfo", `MemTotal: ${8 * 2 ** 20} kB`);
  write("proc/stat", "cpu  100 0 0 900 0 0 0 0 0 0");
  for (const node of nodes) write(node, "");
  if (devices === null) return;
  mkdirSync(join(root, "sys/bus/pci/devices"), { recursive: true });
  for (const [index, { pci, address }] of devices.entries()) {
    const bus = (index + 0x10).toString(16).padStart(2, "0");
    const folder = `sys/bus/pci/devices/${address ?? `0000:${bus}:00.0`}`;
    for (const [file, digits] of [
      ["vendor", pci[0]],
      ["device", pci[1]],
      ["class", pci[2]],
    ] as const)
      write(`${folder}/${file}`, `0x${digits}`);
  }
}

import { join } from "node:path";
import { readCsv, textIn } from "@green-place/tools/csv";
import { readKnownIds } from "@green-place/tools/provider-rows";
import { expect, it } from "vitest";
import { mapAccelerator } from "../import/map-accelerator.ts";
import { acceleratorIds } from "../src/live/accelerators.ts";
import { mapAccelerators } from "../src/live/map-accelerators.ts";

const packageFolder = join(import.meta.dirname, "..");

// Devices as EC2's guide to accelerated types prints them, and as Karpenter labels the same types.
it.each([
  [
    "p4d.24xlarge",
    { GpuInfo: { Gpus: [{ Name: "A100", Count: 8, MemoryInfo: { SizeInMiB: 40_960 } }] } },
    { "gpu-name": "a100", "gpu-count": 8, "gpu-memory": 40_960 },
    { id: "a100-40gb-sxm", count: 8 },
  ],
  [
    "g4ad.xlarge",
    { GpuInfo: { Gpus: [{ Name: "Radeon Pro V520", Count: 1, MemoryInfo: { SizeInMiB: 8192 } }] } },
    { "gpu-name": "radeon-pro-v520", "gpu-count": 1, "gpu-memory": 8192 },
    { id: "radeon-pro-v520", count: 1 },
  ],
  [
    "inf2.24xlarge",
    { NeuronInfo: { NeuronDevices: [{ Name: "Inferentia2", Count: 6 }] } },
    { "accelerator-name": "inferentia2", "accelerator-count": 6 },
    { id: "inferentia2", count: 6 },
  ],
  [
    "f2.12xlarge",
    { FpgaInfo: { Fpgas: [{ Name: "Virtex UltraScale+ (VU47P)", Manufacturer: "Xilinx", Count: 2 }] } },
    {},
    { id: "virtex-vu47p", count: 2 },
  ],
  [
    "vt1.6xlarge",
    { MediaAcceleratorInfo: { Accelerators: [{ Name: "U30", Manufacturer: "Xilinx", Count: 2 }] } },
    {},
    { id: "alveo-u30", count: 2 },
  ],
])("%s has the same chips in the import and in a refresh", (type, devices, labels, accelerator) => {
  const family = type.slice(0, type.indexOf("."));
  expect(mapAccelerator(type, { family, cpu: 8, memory: 1024, ...labels })).toEqual(accelerator);
  expect(mapAccelerators(devices)).toEqual({ accelerators: [accelerator] });
});

it("F1 has the VU9P, not the VU47P of F2", () => {
  const f1 = {
    FpgaInfo: { Fpgas: [{ Name: "Virtex UltraScale (VU9P)", Manufacturer: "Xilinx", Count: 1 }] },
  };
  expect(mapAccelerators(f1)).toEqual({ accelerators: [{ id: "xilinx-vu9p", count: 1 }] });
});

it("names chips of the hardware catalogue only, and every chip of the shipped tables", () => {
  const { accelerators } = readKnownIds(join(packageFolder, ".."));
  expect(acceleratorIds.filter((id) => !accelerators.has(id))).toEqual([]);
  const shipped = readCsv(join(packageFolder, "data", "instance-types.csv")).flatMap((row) =>
    row["accelerators"] ? textIn(row, "accelerators").replace(/:.*/, "") : [],
  );
  expect(new Set(shipped).size).toBeGreaterThan(15);
  expect(shipped.filter((id) => !acceleratorIds.includes(id))).toEqual([]);
});

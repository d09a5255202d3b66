import { readCsv, textIn } from "@green-place/tools/csv";
import { chipOf } from "../src/live/accelerators.ts";
import type { MachineType } from "./machine-type.ts";

/** GPUs that Google attaches to N1, and the most vCPUs for each number of them (source `google-gpu-machines`). */
const ATTACHABLE: readonly { gpu: string; suffix: string; maxVcpus: Readonly<Record<number, number>> }[] = [
  { gpu: "nvidia-tesla-t4", suffix: "t4", maxVcpus: { 1: 48, 2: 48, 4: 96 } },
  { gpu: "nvidia-tesla-p4", suffix: "p4", maxVcpus: { 1: 24, 2: 48, 4: 96 } },
  { gpu: "nvidia-tesla-v100", suffix: "v100", maxVcpus: { 1: 12, 2: 24, 4: 48, 8: 96 } },
  // Four P100 may have 96 vCPUs in some zones; 64 holds in all.
  { gpu: "nvidia-tesla-p100", suffix: "p100", maxVcpus: { 1: 16, 2: 32, 4: 64 } },
];

const FEWEST_VCPUS_PER_GPU = 4;
const HOST = /^n1-standard-\d+$/;

/**
 * Machine types made of an `n1-standard` host and attached GPUs: each documented number of GPUs with every host
 * from four vCPUs a GPU up to Google's limit. They are offered where `file` lists the GPU and the host is offered.
 */
export function attachedGpuTypes(file: string, types: ReadonlyMap<string, MachineType>): MachineType[] {
  const places = new Map<string, Set<string>>();
  for (const row of readCsv(file, { delimiter: ";" })) {
    const gpu = textIn(row, "NAME");
    places.set(gpu, (places.get(gpu) ?? new Set()).add(textIn(row, "ZONE")));
  }
  const hosts = [...types.values()].filter((type) => HOST.test(type.id));
  return ATTACHABLE.flatMap(({ gpu, suffix, maxVcpus }) =>
    Object.entries(maxVcpus).flatMap(([count, most]) =>
      hosts
        .filter((host) => host.vcpus <= most && host.vcpus >= FEWEST_VCPUS_PER_GPU * Number(count))
        .map((host) => ({
          ...host,
          host: host.id,
          id: `${host.id}-${suffix}x${count}`,
          accelerator: { id: chipOf(gpu)!, count: Number(count) },
          regions: new Set([...host.regions].filter((region) => places.get(gpu)?.has(region))),
          source: "google-gpu-machines",
        })),
    ),
  );
}

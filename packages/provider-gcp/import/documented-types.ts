import { chipOf } from "../src/live/accelerators.ts";
import type { MachineType } from "./machine-type.ts";

/**
 * Machine types that Google documents and the listings lack: TPU v4, which lives in a region of its own.
 * Specification from the machine table of source `google-tpu-machines`, place from `google-tpu-zones`.
 */
export const documentedTypes: readonly MachineType[] = [
  {
    id: "ct4p-hightpu-4t",
    vcpus: 240,
    memoryGib: 407,
    accelerator: { id: chipOf("ct4p")!, count: 4 },
    regions: new Set(["us-central2"]),
    source: "google-tpu-machines",
  },
];

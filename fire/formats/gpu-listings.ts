import { parseAmdSmi, parseRocmSmi } from "../../packages/tracker/src/sensors/amd-readings.ts";
import { nvidiaFields, nvidiaRowReader } from "../../packages/tracker/src/sensors/nvidia-fields.ts";
import {
  parseGpuIds,
  parseGpuList,
  visibleShares,
} from "../../packages/tracker/src/sensors/nvidia-visible.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const help = '"uuid"\n"index"\n"name"\n"power.draw"\n"utilization.gpu"\n"total_energy_consumption"\n';

/** What programs of makers of GPUs print. A figure that can't be read is null; it may be below 0, which meters refuse. */
const figures = { signed: ["watts", "joules"], longestText: 140_000 };

const gpuListings: readonly Format[] = [
  {
    name: "nvidia-smi-rows",
    built: "cells",
    samples: () => [
      "uuid, index, name, power.draw [W], utilization.gpu [%], total_energy_consumption [mJ]\nGPU-5c0, 0, NVIDIA A100-SXM4-40GB, 61.20, 0, 123456789\nGPU-5c1, 1, NVIDIA A100-SXM4-40GB, [N/A], 97, 5\n",
    ],
    read(text) {
      const readRow = nvidiaRowReader(nvidiaFields(help));
      return text.split("\n").map((line) => readRow(line));
    },
    fault: (rows) => unsound(rows, figures),
  },
  {
    name: "nvidia-smi-list",
    built: "cells",
    samples: () => [
      "GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5c0)\n  MIG 1g.5gb      Device  0: (UUID: MIG-8a0)\n  MIG 2c.3g.20gb  Device  1: (UUID: MIG-8a1)\nGPU 1: NVIDIA A30 (UUID: GPU-5c1)\n",
    ],
    read: (text) => {
      const gpus = parseGpuList(text);
      return { gpus, shares: visibleShares(gpus, parseGpuIds("MIG-8a0, MIG-8a1, 1")) };
    },
    fault: (read) => unsound(read),
  },
  {
    name: "amd-smi",
    built: "json",
    samples: () => [
      '[{"gpu":0,"power":{"socket_power":{"value":130,"unit":"W"}},"energy":{"total_energy_consumption":{"value":12345.6,"unit":"J"}}}]',
      '{"gpu_data":[{"gpu":1,"power":{"socket_power":"N/A"},"energy":{}}]}',
    ],
    read: parseAmdSmi,
    fault: (rows) => unsound(rows, figures),
  },
  {
    name: "rocm-smi",
    built: "json",
    samples: () => [
      '{"card0":{"Average Graphics Package Power (W)":"38.0","Accumulated Energy (uJ)":"7123456.78"},"system":{}}',
    ],
    read: parseRocmSmi,
    fault: (rows) => unsound(rows, figures),
  },
];
export default gpuListings;

import { nodeContext } from "@green-place/engine";
import type { WorkloadRequest } from "@green-place/engine/requests";
import { workloadsInFile } from "../../packages/engine/src/requests/workload-file.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const yaml = `# two jobs
workloads:
  - name: fine-tuning
    placement: aws:eu-west-3:g5.xlarge
    hours: 12h
    count: 2
    gpus: 1
    utilisation: 0.8
    pue: 1.2
    signal: average
    embodied: true
  - name: "training"
    placement: gcp:europe-west4:a2-highgpu-1g
    params: 7e9
    tokens: 1e11
    mfu: 0.4
  - region: aws:us-east-1
    hours: 720
    blockStorage: 500
    storageMedium: ssd
    objectStorage: 1000
    transfer: 20
    intensity: 380
  - name: measured
    energyKwh: 12.5
    zone: FR
`;

const one = { placement: "aws:us-east-1:p4d.24xlarge", workload: "text-generation", batch: 16, hours: "90m" };

const workloadFile: Format<readonly WorkloadRequest[]> = {
  name: "workload-file",
  built: "yaml",
  samples: () => [yaml, JSON.stringify(one)],
  read: (text, folder) =>
    workloadsInFile(
      "jobs.yaml",
      nodeContext({ cwd: folder, files: { readText: async () => text, replaceText: async () => undefined } }),
      { signal: "average", embodied: true },
    ),
  fault: (workloads) => unsound(workloads),
};
export default workloadFile;

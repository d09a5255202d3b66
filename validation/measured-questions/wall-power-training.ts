import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { QuestionOf } from "../case-schema.ts";
import { machineTable } from "../machines/published-machines.ts";
import { caseOf, type Reading } from "./reading.ts";

/** Benchmarks whose model has a billion parameters or more; the others of MLPerf Training are smaller. */
const large = new Set(["gpt3", "llama2_70b_lora", "llama31_405b"]);
const small = new Set([
  "bert",
  "dlrm_dcnv2",
  "gnn",
  "maskrcnn",
  "resnet",
  "rnnt",
  "ssd",
  "stable_diffusion",
  "unet3d",
]);

const systems = machineTable("training-systems.csv");

/** Power at the plug of one node while MLPerf Training runs on `nodes` of them. */
export function wallPowerTrainingReading(row: Row, index: number, _machines: unknown, source: Row): Reading {
  const [system, model] = [textIn(row, "system"), textIn(row, "model")];
  const [watts, nodes] = [numberIn(row, "watts_per_node"), numberIn(row, "nodes")];
  if (!watts || !nodes) return { unanswerable: "the energy, the time or the number of nodes is not given" };
  const node = systems.find((one) => system.startsWith(`${one["system"]}-`));
  if (!node) return { unanswerable: `what ${system} is made of is not in our table` };
  const figure = {
    class: "wall power, training nodes",
    id: `mlperf-training-${index + 1}`,
    quantity: `power of a node of ${system}, ${model}, ${nodes} nodes`,
    group: system,
    given: {
      model: "machine-power" as const,
      machine: {
        accelerator: textIn(node, "accelerator"),
        count: numberIn(node, "accelerators")!,
        vcpus: numberIn(node, "vcpus")!,
        memoryGib: numberIn(node, "memory_gib")!,
        cpuPlatforms: [textIn(node, "cpu_platform")],
      },
      workload: workloadOf(model),
      scope: "plug" as const,
      nodes,
    },
    watts,
  };
  return [caseOf(figure, source)];
}

const workloadOf = (model: string): QuestionOf<"machine-power">["workload"] =>
  large.has(model) ? "training" : small.has(model) ? "finetune" : "general";

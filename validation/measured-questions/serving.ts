import { usesBatch } from "@green-place/core";
import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { QuestionOf } from "../case-schema.ts";
import type { PublishedMachines } from "../machines/published-machines.ts";
import { caseOf, type Reading } from "./reading.ts";

type Workload = QuestionOf<"machine-power">["workload"];

/** The class of work under which each of the benchmark's tasks is asked. Images and videos that are only looked at are answered in words. */
const workloads: Readonly<Record<string, Workload>> = {
  gpqa: "text-generation",
  "lm-arena-chat": "text-generation",
  "sourcegraph-fim": "text-generation",
  "image-chat": "text-generation",
  "video-chat": "text-generation",
  "text-to-image": "image-generation",
  "text-to-video": "video-generation",
};

/** Power of all GPUs that serve a model, as their own sensors report it. */
export function servingReading(row: Row, index: number, machines: PublishedMachines, source: Row): Reading {
  const [task, model, gpu] = ["task", "model", "gpu"].map((name) => textIn(row, name)) as [
    string,
    string,
    string,
  ];
  const [watts, count, batch] = ["watts", "gpus", "batch"].map((name) => numberIn(row, name));
  const workload = workloads[task];
  if (!workload) return { unanswerable: `the task "${task}" is no kind of work that we know` };
  if (!watts || !count) return { unanswerable: "the power or the number of GPUs is not given" };
  const accelerator = machines.accelerator(gpu);
  if (!accelerator) return { unanswerable: `${gpu} is not in the catalogue` };
  const figure = {
    class: "serving power",
    id: `ml-energy-${index + 1}`,
    quantity: `power of ${count} x ${gpu}, ${model}, ${task}${batch ? `, batch ${batch}` : ""}`,
    group: `${gpu} ${task}`,
    given: {
      model: "machine-power" as const,
      machine: { accelerator, count, ...anyHost },
      workload,
      scope: "accelerators" as const,
      ...(batch && usesBatch(workload) && { batch }),
    },
    watts,
  };
  return [caseOf(figure, source)];
}

/** Only the GPUs are asked about: what carries them does not count. */
const anyHost = { vcpus: 8, memoryGib: 32, cpuPlatforms: [] };

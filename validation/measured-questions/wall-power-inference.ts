import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { PublishedMachines } from "../machines/published-machines.ts";
import { caseOf, type Reading } from "./reading.ts";

/** Whole systems have one, two, four or eight sockets. */
const SOCKETS = [1, 2, 4, 8];

/** Power at the plug of a whole system that answers MLPerf Inference's questions. */
export function wallPowerInferenceReading(
  row: Row,
  index: number,
  machines: PublishedMachines,
  source: Row,
): Reading {
  const [system, name, cpuName] = ["system", "accelerator", "cpu"].map((column) => textIn(row, column)) as [
    string,
    string,
    string,
  ];
  const [watts, count, sockets] = ["watts", "accelerators", "sockets"].map((column) => numberIn(row, column));
  if (row["model"] === cpuName || !SOCKETS.includes(sockets!))
    return { unanswerable: "the row is not plausible: its columns have slipped" };
  if (!watts || !count) return { unanswerable: "the power or the number of accelerators is not given" };
  const accelerator = machines.accelerator(name);
  if (!accelerator) return { unanswerable: `${name} is not in the catalogue` };
  const cpu = machines.cpu(cpuName);
  if (!cpu?.threads) return { unanswerable: `how many threads ${cpuName} has is not in our table` };
  const model = row["model"] ? row["model"] : "a model that is not named";
  const figure = {
    class: "wall power, inference systems",
    id: `mlperf-inference-${index + 1}`,
    quantity: `power of ${system}, ${model}, ${row["scenario"]}`,
    group: system,
    given: {
      model: "machine-power" as const,
      machine: {
        accelerator,
        count,
        vcpus: cpu.threads * sockets!,
        memoryGib: machines.hostMemoryGib(system, accelerator, count),
        cpuPlatforms: [cpu.platform],
      },
      workload: "inference" as const,
      scope: "plug" as const,
      powerCapped: row["power_capped"] === "yes",
    },
    watts,
  };
  return [caseOf(figure, source)];
}

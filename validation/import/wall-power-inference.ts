import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import { type MeasuredTable, nothingLeftOut } from "./measured-table.ts";

const columns = [
  "source",
  "submission",
  "system",
  "model",
  "scenario",
  "watts",
  "accelerator",
  "accelerators",
  "cpu",
  "sockets",
  "power_capped",
] as const;

/** How submitters say that they capped the power: NVIDIA's MaxQ, Qualcomm's EE (energy efficient), or in words. */
const capped = /\bMaxQ\b|\bEE\b|TDP constraint/i;

/** MLPerf Inference's readings of a power analyser: mean watts of the whole system while the benchmark ran. */
export const wallPowerInference = (rows: readonly Row[]): MeasuredTable => ({
  columns,
  rows: rows.map((row) => {
    const system = textIn(row, "system");
    return {
      source: "mlperf-power-inference",
      submission: textIn(row, "id"),
      system,
      model: row["model"],
      scenario: textIn(row, "scenario"),
      watts: rounded(numberIn(row, "watts")),
      accelerator: row["accelerator"],
      accelerators: numberIn(row, "count"),
      cpu: row["cpu"],
      sockets: numberIn(row, "cpus"),
      power_capped: capped.test(`${system} ${row["notes"] ?? ""}`) ? "yes" : "no",
    };
  }),
  leftOut: nothingLeftOut,
});

const rounded = (watts: number | undefined): number | undefined =>
  watts === undefined ? undefined : Number(watts.toFixed(1));

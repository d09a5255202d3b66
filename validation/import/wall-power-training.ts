import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import { type MeasuredTable, nothingLeftOut } from "./measured-table.ts";

/**
 * MLPerf Training's energies as mean power of one node:
 *
 *   W = kJ · 1000 / (minutes · 60) / nodes
 */
export const wallPowerTraining = (rows: readonly Row[]): MeasuredTable => ({
  columns: ["source", "submission", "system", "model", "nodes", "watts_per_node"],
  rows: rows.map((row) => {
    const [kilojoules, minutes, nodes] = ["kJ", "minutes", "nodes"].map((name) => numberIn(row, name));
    return {
      source: "mlperf-power-training",
      submission: textIn(row, "id"),
      system: textIn(row, "system"),
      model: textIn(row, "model"),
      nodes,
      watts_per_node:
        kilojoules && minutes && nodes
          ? Number(((kilojoules * 1000) / (minutes * 60) / nodes).toFixed(1))
          : undefined,
    };
  }),
  leftOut: nothingLeftOut,
});

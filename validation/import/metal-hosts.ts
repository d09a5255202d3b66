import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { MeasuredTable } from "./measured-table.ts";

const loads = { Idle: "0", "10%": "10", "50%": "50", "100%": "100" } as const;
const wattColumns = ["cpu", "memory"].flatMap((part) =>
  Object.values(loads).map((load) => `${part}_watts_${load}`),
);

/**
 * Teads' EC2 hosts: watts of the CPU packages and of the memory at four loads, and `rest_watts`, what Teads adds for the rest of the machine.
 * Only types that are a whole host: watts of a smaller one are its share of the host's, which is a division and no reading. What Teads
 * gives for GPUs is left out too: it is their TDP times the same four constants on every board.
 */
export function metalHosts(rows: readonly Row[]): MeasuredTable {
  const whole = rows.filter(
    (row) => decimal(row, "Instance vCPU") === decimal(row, "Platform Total Number of vCPU"),
  );
  return {
    columns: [
      "source",
      "instance_type",
      "cpu",
      "vcpus",
      "memory_gib",
      "accelerators",
      ...wattColumns,
      "rest_watts",
    ],
    rows: whole.map((row) => ({
      source: "teads-ec2",
      instance_type: textIn(row, "Instance type"),
      cpu: textIn(row, "Platform CPU Name"),
      vcpus: decimal(row, "Instance vCPU"),
      memory_gib: decimal(row, "Instance Memory (in GB)"),
      accelerators: row["Platform GPU Name"] === "N/A" ? "" : row["Platform GPU Name"],
      ...watts(row, "cpu", "PkgWatt"),
      ...watts(row, "memory", "RAMWatt"),
      rest_watts: decimal(row, "Delta Full Machine"),
    })),
    leftOut: {
      rows: rows.length - whole.length,
      why: "a share of its host's watts, in proportion to vCPUs: not a reading of its own",
    },
  };
}

const watts = (row: Row, part: string, column: string): Record<string, number | undefined> =>
  Object.fromEntries(
    Object.entries(loads).map(([at, load]) => [`${part}_watts_${load}`, decimal(row, `${column} @ ${at}`)]),
  );

/** Teads writes a comma for the decimal point, and N/A for unknown. */
function decimal(row: Row, column: string): number | undefined {
  const text = textIn(row, column).replace(",", ".");
  return numberIn({ [column]: text === "N/A" ? "" : text }, column);
}

import { type Row, textIn } from "@green-place/tools/csv";
import { measuredArchitectures, stressedArchitectures } from "./cpu-architectures.ts";
import type { Refusal } from "./cpu-models.ts";

/** Package power of a rented host by RAPL, per vCPU. */
export interface HostReading {
  readonly cpu: string;
  readonly idleWatts: number;
  readonly fullWatts: number;
}

/** Loads at which the table has memory watts; a host that nobody measured has one constant a load, in these proportions. */
const ASSUMED_MEMORY = [1, 1.5, 2, 3];

/**
 * Teads' readings of EC2 hosts under stress tests by architecture id, one for each CPU model. Refused: hosts whose memory follows the
 * constants of Teads' model, for their CPUs do too; they are no measurement.
 */
export function raplHosts(rows: readonly Row[]): {
  readings: Map<string, HostReading[]>;
  refused: Refusal[];
} {
  const readings = new Map<string, HostReading[]>();
  const refused = new Map<string, Refusal>();
  const seen = new Set<string>();
  for (const row of rows) {
    if (!row["Instance type"] || row["Instance vCPU"] !== row["Platform Total Number of vCPU"]) continue;
    const cpu = textIn(row, "Platform CPU Name");
    const architecture = [...measuredArchitectures, ...stressedArchitectures].find(({ rapl }) =>
      rapl?.includes(cpu),
    );
    const memory = ["Idle", "10%", "50%", "100%"].map((load) => decimal(row, `RAMWatt @ ${load}`));
    if (isAssumed(memory)) {
      refused.set(cpu, { subject: cpu, reason: "modelled by Teads, not measured" });
      continue;
    }
    if (!architecture || seen.has(cpu)) continue;
    seen.add(cpu);
    const vcpus = decimal(row, "Instance vCPU");
    const list = readings.get(architecture.id) ?? [];
    const [idleWatts, fullWatts] = [decimal(row, "PkgWatt @ Idle"), decimal(row, "PkgWatt @ 100%")];
    list.push({ cpu, idleWatts: idleWatts / vcpus, fullWatts: fullWatts / vcpus });
    readings.set(architecture.id, list);
  }
  return { readings, refused: [...refused.values()] };
}

const isAssumed = (memory: readonly number[]): boolean =>
  memory.every((watts, i) => Math.abs(watts / memory[0]! - ASSUMED_MEMORY[i]!) < 0.01);

/** The table writes decimals with a comma. */
function decimal(row: Row, column: string): number {
  const number = Number(textIn(row, column).replace(",", "."));
  if (!(number > 0)) throw new Error(`column "${column}" holds "${row[column]}", expected a number above 0`);
  return number;
}

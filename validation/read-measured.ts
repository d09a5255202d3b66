import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HardwareCatalogueV1 } from "@green-place/contract";
import { numberIn, type Row, readCsv, textIn } from "@green-place/tools/csv";
import { notAskedByHand } from "./asked-by-hand.ts";
import type { CaseFile } from "./case-schema.ts";
import { PublishedMachines } from "./machines/published-machines.ts";
import { metalHostReadings } from "./measured-questions/metal-hosts.ts";
import type { Reading } from "./measured-questions/reading.ts";
import { servingReading } from "./measured-questions/serving.ts";
import { wallPowerInferenceReading } from "./measured-questions/wall-power-inference.ts";
import { wallPowerTrainingReading } from "./measured-questions/wall-power-training.ts";

/** A published set of measurements, accounted for to the last row: `rows` = `answered` + the counts of `unanswerable`. */
export interface MeasuredSet {
  readonly name: string;
  /** Rows of the published file. */
  readonly rows: number;
  /** Rows that became one case or several. */
  readonly answered: number;
  readonly unanswerable: readonly { readonly why: string; readonly rows: number }[];
  readonly files: readonly CaseFile[];
}

type Reader = (rows: readonly Row[], machines: PublishedMachines, source: Row) => Reading[];

const readers: Readonly<Record<string, Reader>> = {
  "metal-hosts": metalHostReadings,
  serving: (rows, machines, source) => eachOnce(rows, (row, i) => servingReading(row, i, machines, source)),
  "wall-power-inference": (rows, machines, source) =>
    eachOnce(rows, (row, i) => wallPowerInferenceReading(row, i, machines, source)),
  "wall-power-training": (rows, machines, source) =>
    eachOnce(rows, (row, i) => wallPowerTrainingReading(row, i, machines, source)),
};

const measured = fileURLToPath(new URL("./measured/", import.meta.url));

/** All measured sets as validation cases. `hardware` says which chips can be asked about; what is asked `byHand` is not asked again. */
export function readMeasured(
  hardware: HardwareCatalogueV1,
  byHand: readonly CaseFile[],
  folder = measured,
): MeasuredSet[] {
  const machines = new PublishedMachines(hardware);
  const sources = readCsv(join(measured, "sources.csv"));
  return readCsv(join(folder, "sets.csv")).map((set) => {
    const name = textIn(set, "set");
    const rows = readCsv(join(folder, `${name}.csv`));
    const source = sources.find(({ id }) => id === rows[0]?.["source"]);
    if (!source) throw new Error(`sources.csv does not have the source of ${name}.csv`);
    const readings = notAskedByHand(readers[name]!(rows, machines, source), byHand);
    const reasons = new Map<string, number>();
    const count = (why: string, more: number): unknown => reasons.set(why, (reasons.get(why) ?? 0) + more);
    if (set["why_left_out"]) count(set["why_left_out"], numberIn(set, "left_out")!);
    for (const reading of readings) if (!Array.isArray(reading)) count(reading.unanswerable, 1);
    return {
      name,
      rows: numberIn(set, "rows")!,
      answered: readings.filter(Array.isArray).length,
      unanswerable: [...reasons].map(([why, rows]) => ({ why, rows })),
      files: byClass(readings),
    };
  });
}

/** A reading that a later round repeats to the last digit is asked once. */
function eachOnce(rows: readonly Row[], read: (row: Row, index: number) => Reading): Reading[] {
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const { submission: _, ...reading } = row;
    const key = JSON.stringify(reading);
    if (seen.has(key)) return { unanswerable: "a repetition of another row" };
    seen.add(key);
    return read(row, index);
  });
}

function byClass(readings: readonly Reading[]): CaseFile[] {
  const classes = new Map<string, CaseFile["cases"]>();
  for (const one of readings.flatMap((reading) => (Array.isArray(reading) ? reading : []))) {
    const cases = classes.get(one.class) ?? [];
    cases.push(one.case);
    classes.set(one.class, cases);
  }
  return [...classes]
    .map(([name, cases]) => ({ class: name, about: "Imported: see measured/sources.csv.", cases }))
    .sort((a, b) => (a.class < b.class ? -1 : 1));
}

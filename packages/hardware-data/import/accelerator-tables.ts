import {
  type Accelerator,
  type AcceleratorMeasure,
  acceleratorUnits,
  type QuantityMethod,
  quantity,
} from "@green-place/contract";
import { type ChipFacts, implausibleChip } from "@green-place/provider-data/plausible";
import { acceleratorAnswer } from "@green-place/provider-data/rows";
import { listIn, numberIn, type Row, textIn } from "@green-place/tools/csv";
import { oneOf, tableRows, uniqueKeys } from "./table-rows.ts";

const METHODS: readonly QuantityMethod[] = ["datasheet", "measured", "disclosed", "modelled", "reported"];

/** The measure that a name in snake case is: `peak_watts` is `peakWatts`. */
const measures = new Map(
  Object.keys(acceleratorUnits).map((measure) => [
    measure.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    measure as AcceleratorMeasure,
  ]),
);

/** Joins `accelerators.csv` with `accelerator-facts.csv`. Throws on the first bad row, naming file, row and column. */
export function readAccelerators(folder: string, sourceOf: (row: Row) => string): Accelerator[] {
  const facts = new Map<string, ChipFacts>();
  const names = uniqueKeys("id or aliases");
  const accelerators = tableRows(folder, "accelerators.csv", (row) => {
    const id = textIn(row, "id");
    const aliases = listIn(row, "aliases");
    const family = textIn(row, "family");
    for (const name of [id, ...aliases]) {
      if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
        throw new Error(`column "id or aliases" holds "${name}", expected lower-case-with-dashes`);
      names(name);
    }
    facts.set(id, {});
    const kind = oneOf(row, "kind", ["gpu", "tpu", "asic", "fpga"]);
    const form = row["form_factor"] ? oneOf(row, "form_factor", ["card", "module"]) : undefined;
    const chip = { id, name: textIn(row, "name"), vendor: textIn(row, "vendor"), kind, family, aliases };
    return form ? { ...chip, formFactor: form } : chip;
  });

  const once = uniqueKeys("accelerator, attribute");
  tableRows(folder, "accelerator-facts.csv", (row) => {
    const id = textIn(row, "accelerator");
    const attribute = oneOf(row, "attribute", [...measures.keys()]);
    const known = facts.get(id);
    if (!known) throw new Error(`column "accelerator" holds "${id}", which accelerators.csv lacks`);
    once(`${id} ${attribute}`);
    const method = oneOf(row, "method", METHODS);
    const measure = measures.get(attribute)!;
    const numbers = rangeIn(row, "value", "low", "high");
    const found = quantity(`${id} ${attribute}`, numbers, acceleratorUnits[measure], sourceOf(row));
    known[measure] = { ...found, method };
    // The row that completes a pair of facts which cannot both be true is the one reported.
    const [fault] = implausibleChip(known);
    if (fault) throw new Error(`column "value": ${fault}`);
  });
  return accelerators.map((chip) => acceleratorAnswer.parse({ ...chip, ...facts.get(chip.id) }));
}

/** A range that must be there and above zero: a fact that is not known has no row. */
export function rangeIn(
  row: Row,
  value: string,
  low: string,
  high: string,
): { low: number; value: number; high: number } {
  const positive = (column: string): number => {
    const number = numberIn(row, column);
    if (number === undefined || number <= 0)
      throw new Error(`column "${column}" holds "${row[column] ?? ""}", expected a number above 0`);
    return number;
  };
  return { low: positive(low), value: positive(value), high: positive(high) };
}

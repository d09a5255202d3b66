/** Turns `data/*.csv` into `src/generated/*.ts`: `tsx import/generate-tables.ts`. A bad row stops the build. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Accelerator,
  type AcceleratorMeasure,
  acceleratorUnits,
  type QuantityMethod,
  quantity,
  type Source,
} from "@green-place/contract";
import { type Row, readCsv, textIn } from "@green-place/tools/csv";
import { sourcesIn } from "@green-place/tools/provider-layouts";
import { normaliseCpuName } from "../src/cpu-name.ts";
import type { CpuModelTable, HardwareTables, PackedAccelerator } from "../src/hardware-tables.ts";
import { rangeIn, readAccelerators } from "./accelerator-tables.ts";
import { tableRows, uniqueKeys } from "./table-rows.ts";

/** Reads and checks the tables in `folder`. Throws on the first bad row, naming file, row and column. */
export function readHardwareTables(folder: string): { hardware: HardwareTables; cpuModels: CpuModelTable } {
  const sources = sourcesIn(readCsv(join(folder, "sources.csv")));
  const sourceIds = new Set(sources.map((source) => source.id));
  const sourceOf = (row: Row): string => {
    const source = textIn(row, "source");
    if (!sourceIds.has(source)) throw new Error(`column "source" holds "${source}", which sources.csv lacks`);
    return source;
  };
  const dataAsOf = sources
    .map((source) => source.retrieved)
    .sort()
    .at(-1);
  if (dataAsOf === undefined) throw new Error(`${join(folder, "sources.csv")} has no rows`);

  const accelerators = readAccelerators(folder, sourceOf);
  const platformId = uniqueKeys("id");
  const cpuPlatforms = tableRows(folder, "cpu-platforms.csv", (row) => {
    const id = textIn(row, "id");
    platformId(id);
    const source = sourceOf(row);
    const watts = (side: "min" | "max") =>
      quantity(
        `${id} ${side}`,
        rangeIn(row, `${side}_watts_per_vcpu`, `${side}_low`, `${side}_high`),
        "W",
        source,
      );
    const [minWattsPerVcpu, maxWattsPerVcpu] = [watts("min"), watts("max")];
    if (minWattsPerVcpu.value >= maxWattsPerVcpu.value)
      throw new Error(`column "min_watts_per_vcpu" is not below the maximum`);
    return { id, name: textIn(row, "name"), minWattsPerVcpu, maxWattsPerVcpu };
  });

  const model = uniqueKeys("name");
  const models = tableRows(folder, "cpu-models.csv", (row) => {
    const name = textIn(row, "name");
    model(normaliseCpuName(name));
    const { value } = rangeIn(row, "tdp_watts", "tdp_watts", "tdp_watts");
    return { source: sourceOf(row), row: [name, value] as const };
  });
  const cpuModels: CpuModelTable = Object.fromEntries(
    [...new Set(models.map(({ source }) => source))].map((id) => [
      id,
      models.filter(({ source }) => source === id).map(({ row }) => row),
    ]),
  );
  return { hardware: { dataAsOf, ...packed(accelerators, sources), cpuPlatforms, sources }, cpuModels };
}

/** Accelerators as the tables hold them: measures as lists of numbers, sources and methods by number. */
function packed(
  accelerators: readonly Accelerator[],
  sources: readonly Source[],
): Pick<HardwareTables, "methods" | "accelerators"> {
  const methods: QuantityMethod[] = [];
  const sourceIds = sources.map(({ id }) => id);
  const methodIndex = (method: QuantityMethod | undefined): number => {
    if (method === undefined) throw new Error("an accelerator has a measure without a method");
    if (!methods.includes(method)) methods.push(method);
    return methods.indexOf(method);
  };
  const chips = accelerators.map((accelerator): PackedAccelerator => {
    const { id, name, vendor, kind, family, aliases, formFactor } = accelerator;
    const measures = Object.keys(acceleratorUnits).flatMap((measure) => {
      const quantity = accelerator[measure as AcceleratorMeasure];
      if (!quantity) return [];
      const { value, low, high, source, method } = quantity;
      return [[measure, [value, low, high, sourceIds.indexOf(source), methodIndex(method)]] as const];
    });
    const chip = { id, name, vendor, kind, family, aliases, ...(formFactor && { formFactor }) };
    return { ...chip, measures: Object.fromEntries(measures) };
  });
  return { methods, accelerators: chips };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, "..");
  const { hardware, cpuModels } = readHardwareTables(join(root, "data"));
  const target = join(root, "src", "generated");
  mkdirSync(target, { recursive: true });
  const header = "/** Made from data/*.csv by the build: do not edit. */\n";
  const literal = (value: unknown): string => JSON.stringify(JSON.stringify(value));
  writeFileSync(join(target, "tables.ts"), `${header}export const tables: string = ${literal(hardware)};\n`);
  writeFileSync(
    join(target, "cpu-models.ts"),
    `${header}export const cpuModels: string = ${literal(cpuModels)};\n`,
  );
}

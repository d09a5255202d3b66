/** Turns `data/*.csv` into `src/generated/*.ts`: `tsx import/generate-tables.ts`. A bad row stops the build. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { quantity } from "@green-place/contract";
import { type Row, textIn } from "@green-place/tools/csv";
import { normaliseCpuName } from "../src/cpu-name.ts";
import type { CpuModelTable, HardwareTables } from "../src/hardware-tables.ts";
import { rangeIn, readAccelerators } from "./accelerator-tables.ts";
import { tableRows, uniqueKeys } from "./table-rows.ts";

/** Reads and checks the tables in `folder`. Throws on the first bad row, naming file, row and column. */
export function readHardwareTables(folder: string): { hardware: HardwareTables; cpuModels: CpuModelTable } {
  const sourceId = uniqueKeys("id");
  const sources = tableRows(folder, "sources.csv", (row) => {
    const id = textIn(row, "id");
    sourceId(id);
    const url = textIn(row, "url");
    if (!URL.canParse(url)) throw new Error(`column "url" holds "${url}", which is not a URL`);
    const retrieved = textIn(row, "retrieved");
    if (!/^\d{4}-\d\d-\d\d$/.test(retrieved))
      throw new Error(`column "retrieved" holds "${retrieved}", expected YYYY-MM-DD`);
    const [publisher, title, licence] = [
      textIn(row, "publisher"),
      textIn(row, "title"),
      textIn(row, "licence"),
    ];
    return { id, publisher, title, url, licence, retrieved };
  });
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
  return { hardware: { dataAsOf, accelerators, cpuPlatforms, sources }, cpuModels };
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

/**
 * Writes `data/cpu-models.csv` and `data/cpu-platforms.csv` from upstream tables: `tsx import/import-hardware.ts <folder>`, the folder holding
 * `cpu-tdp.codecarbon.csv`, `specpower-*.csv`, `aws-instances.teads.csv` and `coefficients-{aws,azure,gcp}-use.csv`. The accelerator tables are kept by hand.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCsv, writeCsv } from "@green-place/tools/csv";
import { ccfCoefficients } from "./ccf-coefficients.ts";
import { cpuModels, type Refusal } from "./cpu-models.ts";
import { cpuPlatforms } from "./cpu-platforms.ts";
import { raplHosts } from "./rapl-hosts.ts";
import { specPowerReadings } from "./spec-power.ts";

/** Reads `folder`, writes into `target`, and returns what was refused and why. Throws when a file is missing. */
export function importHardware(
  folder: string,
  target: string,
): { rows: Record<string, number>; refused: Refusal[] } {
  const specPower = readdirSync(folder)
    .filter((name) => /^specpower-.*\.csv$/.test(name))
    .sort()
    .at(-1);
  if (!specPower) throw new Error(`${folder} holds no specpower-*.csv`);

  const { models, refused: badModels } = cpuModels(readCsv(join(folder, "cpu-tdp.codecarbon.csv")));
  const { readings, refused: badReadings } = specPowerReadings(readCsv(join(folder, specPower)));
  const { readings: hosts, refused: badHosts } = raplHosts(readCsv(join(folder, "aws-instances.teads.csv")));
  const clouds = ["aws", "azure", "gcp"].map((cloud) =>
    ccfCoefficients(cloud, readCsv(join(folder, `coefficients-${cloud}-use.csv`))),
  );
  const { platforms, refused: badPlatforms } = cpuPlatforms(
    readings,
    hosts,
    clouds.flatMap(({ coefficients }) => coefficients),
  );

  writeCsv(
    join(target, "cpu-models.csv"),
    ["name", "tdp_watts", "source"],
    models.map(({ name, tdpWatts }) => ({ name, tdp_watts: tdpWatts, source: "codecarbon-cpu-power" })),
  );
  const rounded = (watts: number): number => Number(watts.toFixed(3));
  writeCsv(
    join(target, "cpu-platforms.csv"),
    [
      "id",
      "name",
      "min_watts_per_vcpu",
      "min_low",
      "min_high",
      "max_watts_per_vcpu",
      "max_low",
      "max_high",
      "source",
      "note",
    ],
    platforms.map(({ id, name, min, max, source, note }) => ({
      id,
      name,
      min_watts_per_vcpu: rounded(min.value),
      min_low: rounded(min.low),
      min_high: rounded(min.high),
      max_watts_per_vcpu: rounded(max.value),
      max_low: rounded(max.low),
      max_high: rounded(max.high),
      source,
      note,
    })),
  );
  const refused = [
    ...badModels,
    ...badReadings,
    ...badHosts,
    ...clouds.flatMap((cloud) => cloud.refused),
    ...badPlatforms,
  ];
  return { rows: { "cpu-models.csv": models.length, "cpu-platforms.csv": platforms.length }, refused };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  if (!folder) throw new Error("usage: tsx import/import-hardware.ts <folder with the upstream tables>");
  const { rows, refused } = importHardware(folder, join(import.meta.dirname, "..", "data"));
  for (const [table, count] of Object.entries(rows)) console.log(`${table}: ${count} rows`);
  console.log(`refused: ${refused.length}`);
  for (const { subject, reason } of refused) console.log(`  ${subject}: ${reason}`);
}

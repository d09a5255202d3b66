/**
 * Turns published inputs into the tables that water intensity rests on: `tsx import/import-water.ts <folder with intensity/> <folder
 * with codecarbon's global_energy_mix.json and EcoLogits' electricity_mixes.json>`. The other tables of water are kept by hand.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeCsv } from "@green-place/tools/csv";
import { z } from "zod";
import { countryOfAlpha3 } from "./iso-countries.ts";
import { FUELS, type Fuel } from "./zone-water.ts";

const NEWEST = 2025;

/** Terawatt hours of a fuel in the input, by our name of it. */
const inputName: Readonly<Record<Fuel, string>> = {
  coal: "coal_TWh",
  gas: "gas_TWh",
  oil: "oil_TWh",
  nuclear: "nuclear_TWh",
  hydro: "hydroelectricity_TWh",
  wind: "wind_TWh",
  solar: "solar_TWh",
  bioenergy: "biofuel_TWh",
  other_renewable: "other_renewable_exc_biofuel_TWh",
};

const percent = z.object({ value: z.number().min(0).max(100), unit: z.literal("%") });
const zoneShares = z.record(z.string(), z.object({ renewableEnergy: percent, carbonFreeEnergy: percent }));
const mixes = z.record(z.string(), z.looseObject({ year: z.number().int() }));
const publishedMixes = z.object({
  electricity_mixes: z.array(
    z.object({ name: z.string(), wue: z.number().positive(), warnings: z.array(z.string()).nullable() }),
  ),
});

const [inputs, mixFolder] = process.argv.slice(2);
if (!inputs || !mixFolder)
  throw new Error("usage: import-water.ts <folder with intensity/> <folder with mixes>");
const target = join(import.meta.dirname, "..", "data");
const read = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));

const shares = zoneShares.parse(read(join(inputs, "intensity"), `yearly_${NEWEST}.json`));
writeCsv(
  join(target, "zone-shares.csv"),
  ["zone", "year", "renewable", "carbon_free", "source"],
  Object.entries(shares)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, entry]) => ({
      zone,
      year: NEWEST,
      renewable: entry.renewableEnergy.value / 100,
      carbon_free: entry.carbonFreeEnergy.value / 100,
      source: "electricity-maps-yearly",
    })),
);

writeCsv(
  join(target, "country-mix.csv"),
  ["alpha2", "year", ...FUELS, "source"],
  Object.entries(mixes.parse(read(mixFolder, "global_energy_mix.json")))
    .flatMap(([alpha3, mix]) => {
      const country = countryOfAlpha3(alpha3);
      const hours = FUELS.map((fuel) => z.number().nonnegative().safeParse(mix[inputName[fuel]]).data);
      const total = hours.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0);
      // A mix with a fuel missing, or with no power at all, is no mix.
      if (!country || !(total > 0)) return [];
      const cells = FUELS.map((fuel, i) => [fuel, Number((hours[i]! / total).toFixed(4))]);
      return [
        { alpha2: country.alpha2, year: mix.year, ...Object.fromEntries(cells), source: "owid-energy" },
      ];
    })
    .sort((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1)),
);

writeCsv(
  join(target, "published-ewif.csv"),
  ["alpha2", "l_per_kwh", "source"],
  publishedMixes
    .parse(read(mixFolder, "electricity_mixes.json"))
    .electricity_mixes.flatMap(({ name, wue, warnings }) => {
      const country = countryOfAlpha3(name);
      // Where the world's mean stands in for a country, nothing was published.
      return country && !warnings?.includes("electricity-mix-wue-world")
        ? [{ alpha2: country.alpha2, l_per_kwh: wue, source: "wri-2020" }]
        : [];
    })
    .sort((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1)),
);

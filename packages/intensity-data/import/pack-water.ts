import { listIn, numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { ZoneWaterRow } from "../src/yearly/zone-water.ts";
import { waterFaults } from "./water-faults.ts";
import { mixIn, sharesIn, type WaterCsv, waterIn } from "./water-tables.ts";
import { FUELS, type Fuel, type Mix, mixedWater, type Water, withPublished } from "./zone-water.ts";

/**
 * Water of every zone whose mix is known, in the order of the zones; one without a mix is left out: unknown. Throws where a mix does
 * not sum to 1, a factor is out of order, or a source is not listed.
 */
export function packWater(csv: WaterCsv): ZoneWaterRow[] {
  const faults = waterFaults(csv);
  if (faults.length > 0)
    throw new Error(`the water tables have ${faults.length} faults:\n  ${faults.join("\n  ")}`);
  const factors = Object.fromEntries(
    csv.factors.map((row) => [row["fuel"], waterIn(row)]),
  ) as unknown as Readonly<Record<Fuel, Water>>;
  const countries = new Map(csv.countryMix.map((row) => [textIn(row, "alpha2"), mixIn(row)]));
  const subdivisions = new Map(csv.subdivisionMix.map((row) => [textIn(row, "subdivision"), row]));
  const within = new Map(
    csv.zoneSubdivisions.map((row) => [textIn(row, "zone"), listIn(row, "subdivisions")]),
  );
  const published = new Map(csv.published.map((row) => [textIn(row, "alpha2"), numberIn(row, "l_per_kwh")!]));
  const shares = new Map(csv.zoneShares.map((row) => [textIn(row, "zone"), sharesIn(row)]));

  const ours = (zone: string): Water | undefined => {
    const country = countries.get(countryOf(zone));
    const zoneShare = shares.get(zone);
    if (!country || !zoneShare) return undefined;
    const parts = within.get(zone)?.map((id) => filledMix(subdivisions.get(id)!, country));
    const partOfCountry = !parts && zone.includes("-");
    return mixedWater({ ...zoneShare, mixes: parts ?? [country], partOfCountry, factors });
  };
  return [...shares.keys()].flatMap((zone): ZoneWaterRow[] => {
    const water = ours(zone);
    const ofCountry = ours(countryOf(zone));
    const figure = published.get(countryOf(zone));
    if (!water || !Number.isFinite(water.low + water.value + water.high)) return [];
    const all = figure !== undefined && ofCountry ? withPublished(water, ofCountry, figure) : water;
    const source = all === water ? "macknick-2012" : "wri-2020";
    const litres = [all.low, all.value, all.high].map((x) => Number(x.toPrecision(3)));
    return [[zone, litres[0]!, litres[1]!, litres[2]!, source]];
  });
}

const countryOf = (zone: string): string => zone.split("-")[0]!;

/** A mix whose fossil fuels nobody tells apart divides them as its country does. */
function filledMix(row: Row, country: Mix): Mix {
  const mix = mixIn(row);
  const empty = FUELS.filter((fuel) => Number.isNaN(mix[fuel]));
  const rest = 1 - FUELS.reduce((sum, fuel) => (empty.includes(fuel) ? sum : sum + mix[fuel]), 0);
  const ofCountry = empty.reduce((sum, fuel) => sum + country[fuel], 0);
  const filled = empty.map((fuel) => [fuel, (rest * country[fuel]) / ofCountry] as const);
  return { ...mix, ...Object.fromEntries(filled) };
}

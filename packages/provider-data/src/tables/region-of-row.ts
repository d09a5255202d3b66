import { type Quantity, quantity, type Region } from "@green-place/contract";
import type { RangeRow, RegionRow } from "../provider-document-v1.ts";

/** The naming scheme of the grid zones in a row. */
const scheme = "electricity-maps";

/** A region as a row says it. */
export function regionOfRow({ gridZones, pue, wue, cfe, ...row }: RegionRow): Region {
  const measure = <U extends string>(name: string, range: RangeRow, unit: U): Quantity<U> =>
    quantityOfRange(`${row.id} ${name}`, range, unit, row.source);
  return {
    ...row,
    gridZones: gridZones.map((id) => ({ scheme, id })),
    ...(pue && { pue: measure("pue", pue, "1") }),
    ...(wue && { wue: measure("wue", wue, "L/kWh") }),
    ...(cfe && { cfe: measure("cfe", cfe, "1") }),
  };
}

/** The way back. Throws on a grid zone of another scheme than Electricity Maps, which a row can't say. */
export function rowOfRegion({ gridZones, pue, wue, cfe, ...region }: Region): RegionRow {
  const range = ({ unit: _, source, ...numbers }: Quantity): RangeRow =>
    source === region.source ? numbers : { ...numbers, source };
  return {
    ...region,
    gridZones: gridZones.map((zone) => {
      if (zone.scheme === scheme) return zone.id;
      throw new Error(`region "${region.id}" has a grid zone of ${zone.scheme}, not of ${scheme}`);
    }),
    ...(pue && { pue: range(pue) }),
    ...(wue && { wue: range(wue) }),
    ...(cfe && { cfe: range(cfe) }),
  };
}

/** A range with its unit and its source, which is the row's where it has none of its own. Throws `E_INVALID_QUANTITY`. */
export function quantityOfRange<U extends string>(
  subject: string,
  { low, value, high, source, ...more }: RangeRow,
  unit: U,
  rowSource: string,
): Quantity<U> {
  return { ...quantity(subject, { low, value, high }, unit, source ?? rowSource), ...more };
}

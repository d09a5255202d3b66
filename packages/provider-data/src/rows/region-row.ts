import type { Region } from "@green-place/contract";
import { z } from "zod";
import type { RegionRow } from "../provider-document-v1.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";
import { bounds, quantityOf, range } from "./measures.ts";
import { identifier, words } from "./safe-text.ts";

const country = z.string().regex(/^[A-Z]{2}$/, "is not an ISO 3166-1 code of two capital letters");

const place = {
  id: identifier,
  name: words,
  country,
  latitude: bounds.latitude,
  longitude: bounds.longitude,
  gridZonesSource: maybe(identifier).describe(
    "Id of the source of the grid zones, where it is not the source of the row.",
  ),
  source: identifier,
};

const zoneIds = z
  .array(identifier)
  .min(1)
  .max(10)
  .describe("Electricity Maps ids of the grid zone; more than one where sources disagree.");

const disclosed = {
  pue: maybe(range(bounds.pue)).describe("Power usage effectiveness. Leave out what is not disclosed."),
  wue: maybe(range(bounds.wue)).describe("Water usage effectiveness in L/kWh."),
  cfe: maybe(range(bounds.share)).describe("Carbon-free energy, a share from 0 to 1."),
};

/** A region in a `provider.json` and in `regions.csv`. */
export const regionRow: z.ZodType<RegionRow> = tied<RegionRow>()(
  z.strictObject({ ...place, gridZones: zoneIds, ...disclosed }).describe("A place where instances run."),
);

/** JSON has no NaN: where a place is not known, null stands in the file. */
const orNull = (degrees: z.ZodNumber) => degrees.nullable().transform((value) => value ?? Number.NaN);

/** A region in compact tables: of one that only the cloud's own API names, neither place nor grid zone is known. */
export const packedRegion: z.ZodType<RegionRow> = tied<RegionRow>()(
  z.strictObject({
    ...place,
    ...disclosed,
    country: country.or(z.literal("")),
    latitude: orNull(bounds.latitude),
    longitude: orNull(bounds.longitude),
    gridZones: z.array(identifier),
  }),
);

/** A region as `regions()` answers it. */
export const regionAnswer: z.ZodType<Region> = tied<Region>()(
  z.object({
    ...place,
    gridZones: z.array(z.object({ scheme: identifier, id: identifier })).min(1),
    pue: maybe(quantityOf("1", bounds.pue)),
    wue: maybe(quantityOf("L/kWh", bounds.wue)),
    cfe: maybe(quantityOf("1", bounds.share)),
  }),
);

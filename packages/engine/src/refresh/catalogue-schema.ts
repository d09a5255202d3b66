import type { LiveCatalogue } from "@green-place/provider-data/tables";
import { z } from "zod";

/** Ids of regions, types and the like end up in tables, terminals and CSV files: letters, digits, `.`, `_` and `-` only. */
const id = z.string().regex(/^[A-Za-z0-9][\w.-]*$/);
const count = z.number().int().nonnegative();
const positive = z.number().positive();
const text = z.string().regex(/^[^\p{Cc}]*$/u);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** JSON has no NaN: a place that is not known is null in the file. */
const degrees = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

const quantity = <U extends string>(unit: U) =>
  z.object({ low: z.number(), value: z.number(), high: z.number(), unit: z.literal(unit), source: id });

const number = String.raw`\d+(?:\.\d+)?(?:e-\d+)?`;
const cell = String.raw`\d+(?:,(?:${number})?(?:,${number})?)?`;
const group = String.raw`[ld]?,[ld]?,\d+,\d+:${cell}(?: ${cell})*`;
/** What `encodePrices` of core writes, behind the type's id. */
const priceLine = new RegExp(String.raw`^[A-Za-z0-9][\w.-]*\t${group}(?:;${group})*$`);

const tables = z.object({
  id,
  name: text,
  meta: z.object({ packageName: text, version: text, dataAsOf: day }),
  sources: z.array(
    z.object({ id, publisher: text, title: text, url: z.string(), licence: text, retrieved: day }),
  ),
  regions: z.array(
    z.object({
      id,
      name: text,
      country: z.string().regex(/^([A-Z]{2})?$/),
      latitude: degrees,
      longitude: degrees,
      gridZones: z.array(z.object({ scheme: id, id })),
      pue: quantity("1").exactOptional(),
      wue: quantity("L/kWh").exactOptional(),
      cfe: quantity("1").exactOptional(),
      source: id,
    }),
  ),
  regionSets: z.array(z.array(count)),
  instanceTypes: z.array(
    z.tuple([
      id,
      id,
      positive,
      positive,
      z.array(id),
      positive.nullable(),
      z.array(z.tuple([id, positive])),
      count,
      count,
    ]),
  ),
  spot: z.boolean(),
  priceDates: z.array(day),
  prices: z
    .string()
    .refine((prices) => prices === "" || prices.split("\n").every((line) => priceLine.test(line))),
});

const gap = z.object({
  code: z.enum([
    "region-failed",
    "region-not-enabled",
    "region-unknown",
    "prices-failed",
    "spot-failed",
    "price-refused",
    "accelerator-unknown",
    "type-refused",
    "type-unknown",
    "type-restricted",
  ]),
  names: z.array(text),
  why: text,
});

/**
 * A live catalogue as it lies in the cache. `schemaVersion` changes with the shape of core's tables: an older file is then
 * no answer any more, and has to be fetched again.
 */
export const catalogueSchema: z.ZodType<LiveCatalogue & { readonly schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  tables,
  gaps: z.array(gap),
});

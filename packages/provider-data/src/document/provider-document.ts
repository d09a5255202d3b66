import { z } from "zod";
import { acceleratorRow } from "./accelerator-schema.ts";
import { instanceTypeRow } from "./instance-type-schema.ts";
import { priceRow } from "./price-schema.ts";
import type { ProviderDocumentV1 } from "./provider-document-v1.ts";
import { regionRow } from "./region-schema.ts";
import { providerId, words } from "./safe-text.ts";
import { sourceSchema } from "./source-schema.ts";

/** The tables of a `provider.json`: the schema of a row, and the least and the most rows that are accepted. */
export const documentTables: Readonly<Record<Table, readonly [row: z.ZodType, least: number, most: number]>> =
  {
    sources: [sourceSchema, 1, 1_000],
    regions: [regionRow, 1, 1_000],
    instanceTypes: [instanceTypeRow, 1, 20_000],
    prices: [priceRow, 0, 200_000],
    hardware: [acceleratorRow, 0, 1_000],
  };

type Table = "sources" | "regions" | "instanceTypes" | "prices" | "hardware";

const table = (name: Table, row: z.ZodType): z.ZodArray =>
  z.array(row).min(documentTables[name][1]).max(documentTables[name][2]);

const documentOf = (rowOf: (name: Table) => z.ZodType): z.ZodType<ProviderDocumentV1> =>
  z
    .strictObject({
      $schema: z.string().max(1000).optional(),
      specVersion: z.literal(1),
      id: providerId,
      name: words,
      sources: table("sources", rowOf("sources")),
      regions: table("regions", rowOf("regions")),
      instanceTypes: table("instanceTypes", rowOf("instanceTypes")),
      prices: table("prices", rowOf("prices")).optional(),
      hardware: table("hardware", rowOf("hardware")).optional(),
    })
    .describe("A cloud provider for green-place, as data.") as unknown as z.ZodType<ProviderDocumentV1>;

/** What a `provider.json` may hold: facts and nothing else. No field names a file, a module or a command. */
export const providerDocument: z.ZodType<ProviderDocumentV1> = documentOf((name) => documentTables[name][0]);

/** The same without looking into the rows, which are validated one by one so that a bad file ends early. */
export const documentOutline: z.ZodType<ProviderDocumentV1> = documentOf(() => z.unknown());

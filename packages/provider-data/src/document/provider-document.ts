import { z } from "zod";
import type { ProviderDocumentV1 } from "../provider-document-v1.ts";
import { acceleratorRow } from "../rows/accelerator-row.ts";
import { instanceTypeRow } from "../rows/instance-type-row.ts";
import { priceRow } from "../rows/price-row.ts";
import { regionRow } from "../rows/region-row.ts";
import { providerId, words } from "../rows/safe-text.ts";
import { sourceRow } from "../rows/source-row.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";

type Table = "sources" | "regions" | "instanceTypes" | "prices" | "hardware";

/** The tables of a `provider.json`: the schema of a row, and the least and the most rows that are accepted. */
export const documentTables: Readonly<Record<Table, readonly [row: z.ZodType, least: number, most: number]>> =
  {
    sources: [sourceRow, 1, 1_000],
    regions: [regionRow, 1, 1_000],
    instanceTypes: [instanceTypeRow, 1, 20_000],
    prices: [priceRow, 0, 200_000],
    hardware: [acceleratorRow, 0, 1_000],
  };

const table = <S extends z.ZodType>(name: Table, row: S) =>
  z.array(row).min(documentTables[name][1]).max(documentTables[name][2]);

const head = {
  $schema: maybe(z.string().max(1000)),
  specVersion: z.literal(1),
  id: providerId,
  name: words,
};

/** What a `provider.json` may hold: facts and nothing else. No field names a file, a module or a command. */
export const providerDocument: z.ZodType<ProviderDocumentV1> = tied<ProviderDocumentV1>()(
  z
    .strictObject({
      ...head,
      sources: table("sources", sourceRow),
      regions: table("regions", regionRow),
      instanceTypes: table("instanceTypes", instanceTypeRow),
      prices: maybe(table("prices", priceRow)),
      hardware: maybe(table("hardware", acceleratorRow)),
    })
    .describe("A cloud provider for green-place, as data."),
);

/** The same without looking into the rows, which are validated one by one so that a bad file ends early. */
export const documentOutline: z.ZodType = z.strictObject({
  ...head,
  sources: table("sources", z.unknown()),
  regions: table("regions", z.unknown()),
  instanceTypes: table("instanceTypes", z.unknown()),
  prices: maybe(table("prices", z.unknown())),
  hardware: maybe(table("hardware", z.unknown())),
});

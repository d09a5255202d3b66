import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";

const row = z.object({
  id: z.string().describe("Id of the provider"),
  name: z.string().describe("Name of the provider"),
  packageName: z.string().describe("Package that it comes from, or path of its provider.json"),
  version: z.string().describe("Version of that package, or unversioned: a provider.json has none"),
  dataAsOf: z.iso.date().describe("Date of its data"),
  regions: z.int().describe("Number of regions"),
  instanceTypes: z.int().describe("Number of instance types"),
  placements: z.int().describe("Number of pairs of an instance type and a region that offers it"),
  prices: z
    .object({
      onDemand: z.int().describe("Number of placements with a price on demand"),
      spot: z.int().describe("Number of placements with a spot price"),
    })
    .describe("How many placements have a price"),
  supports: z
    .object({
      prices: z.boolean().describe("Knows prices on demand"),
      spot: z.boolean().describe("Knows spot prices"),
      water: z.boolean().describe("Knows the water use of its buildings"),
      hardware: z.boolean().describe("Brings accelerators of its own"),
    })
    .describe("What the provider claims to know"),
});

/** A provider as `providers list` lists it. */
export type ProviderRow = Inferred<typeof row>;

/** What `providers list --format json` prints. */
export const schema = listOf(row, "One entry a provider");

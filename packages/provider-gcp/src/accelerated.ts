import type { ProviderV1 } from "@green-place/contract";
import { type ProviderTables, tableProvider } from "@green-place/provider-data/tables";
import { prices, tables } from "./generated/accelerated-tables.ts";

/** Google Cloud with its accelerated machines only: all that a job on accelerators asks for, at a tenth of the size. */
export const gcpAccelerated = (): ProviderV1 =>
  tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices });

import { type ProviderTables, type ProviderV1, tableProvider } from "@green-place/core";
import { prices, tables } from "./generated/accelerated-tables.ts";

/** Azure with its accelerated machines only: all that a job on accelerators asks for, at a tenth of the size. */
export const azureAccelerated = (): ProviderV1 =>
  tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices });

import { type ProviderTables, type ProviderV1, tableProvider } from "@green-place/core";
import { prices, tables } from "./generated/tables.ts";

/** AWS: regions, instance types and prices as of the dates in its sources. Each call gives an independent provider. */
export const aws = (): ProviderV1 => tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices });

export default aws;

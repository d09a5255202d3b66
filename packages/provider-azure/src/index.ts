import type { ProviderV1 } from "@green-place/contract";
import { joinedProvider, type ProviderTables, tableProvider } from "@green-place/provider-data/tables";
import { azureAccelerated } from "./accelerated.ts";
import { prices, tables } from "./generated/plain-tables.ts";

/** Azure: regions, instance types and prices as of the dates in its sources. Each call gives an independent provider. */
export const azure = (): ProviderV1 =>
  joinedProvider(azureAccelerated(), tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices }));

export default azure;

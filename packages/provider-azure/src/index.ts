import { joinedProvider, type ProviderTables, type ProviderV1, tableProvider } from "@green-place/core";
import { azureAccelerated } from "./accelerated.ts";
import { prices, tables } from "./generated/plain-tables.ts";

/** Azure: regions, instance types and prices as of the dates in its sources. Each call gives an independent provider. */
export const azure = (): ProviderV1 =>
  joinedProvider(azureAccelerated(), tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices }));

export default azure;

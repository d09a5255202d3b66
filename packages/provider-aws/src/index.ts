import { joinedProvider, type ProviderTables, type ProviderV1, tableProvider } from "@green-place/core";
import { awsAccelerated } from "./accelerated.ts";
import { prices, tables } from "./generated/plain-tables.ts";

/** AWS: regions, instance types and prices as of the dates in its sources. Each call gives an independent provider. */
export const aws = (): ProviderV1 =>
  joinedProvider(awsAccelerated(), tableProvider({ ...(JSON.parse(tables) as ProviderTables), prices }));

export default aws;

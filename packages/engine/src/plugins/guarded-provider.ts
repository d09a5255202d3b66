import { type Lookup, type Price, type PriceQuery, type ProviderV1, unknown } from "@green-place/contract";
import { type ProviderOrigin, priceFaults } from "@green-place/provider-data/document";
import { printable } from "./printable.ts";

/**
 * A plugin's provider such that nothing it does later can break a command: its lists are taken once,
 * its package is the one it was found in, and a price that is not one is unknown; the first is reported.
 */
export function guardedProvider(
  provider: ProviderV1,
  origin: ProviderOrigin | undefined,
  onFault: (what: string) => void,
): ProviderV1 {
  const regions = provider.regions();
  const instanceTypes = provider.instanceTypes();
  const sources = provider.sources();
  const hardware = provider.hardware?.();
  let reported = false;

  const price = (query: PriceQuery): Lookup<Price> => {
    let fault: string | undefined;
    try {
      const answer = provider.price!(query);
      fault = priceFaults(answer)[0];
      if (fault === undefined) return answer;
    } catch (error) {
      fault = `price() throws: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (!reported) onFault(`${printable(fault)}. Such prices count as unknown.`);
    reported = true;
    return unknown("no-price", `${query.instanceType} in ${query.region}, ${query.market}`);
  };

  return {
    specVersion: 1,
    id: provider.id,
    name: provider.name,
    meta: { ...provider.meta, ...origin },
    supports: provider.supports,
    regions: () => regions,
    instanceTypes: () => instanceTypes,
    sources: () => sources,
    ...(provider.price && { price }),
    ...(hardware && { hardware: () => hardware }),
  };
}

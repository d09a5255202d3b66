import { type Lookup, type Price, type PriceQuery, type ProviderV1, unknown } from "@green-place/contract";
import { printable } from "@green-place/core";
import { type ProviderOrigin, priceFaults } from "@green-place/provider-data/document";

/**
 * A plugin's provider such that nothing it does later can break a command: each list is asked for once and kept, its package
 * is the one it was found in, and a price that is not one is unknown; the first is reported.
 *
 * It is what `answerFaults` has to look at, since what the provider itself answers a second time may be something else. Until
 * then anything may be missing, so what is not a method stays as it is, for that check to find.
 */
export function guardedProvider(
  provider: ProviderV1,
  origin: ProviderOrigin | undefined,
  onFault: (what: string) => void,
): ProviderV1 {
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
    specVersion: provider.specVersion,
    id: provider.id,
    name: provider.name,
    meta: { ...provider.meta, ...origin },
    supports: provider.supports,
    regions: askedOnce(provider, "regions"),
    instanceTypes: askedOnce(provider, "instanceTypes"),
    sources: askedOnce(provider, "sources"),
    ...(provider.price && { price: typeof provider.price === "function" ? price : provider.price }),
    ...(provider.hardware && { hardware: askedOnce(provider, "hardware") }),
  };
}

type List = "regions" | "instanceTypes" | "sources" | "hardware";

function askedOnce<K extends List>(provider: ProviderV1, name: K): NonNullable<ProviderV1[K]> {
  const method: unknown = provider[name];
  let answer: { readonly list: unknown } | undefined;
  const ask = (): unknown => {
    answer ??= { list: (method as () => unknown).call(provider) };
    return answer.list;
  };
  return (typeof method === "function" ? ask : method) as NonNullable<ProviderV1[K]>;
}

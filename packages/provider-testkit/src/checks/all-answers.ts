import type { ProviderV1 } from "@green-place/contract";
import { offeredPrices } from "./offered-prices.ts";

/** Everything that a provider says, as one text: equal texts mean equal providers. */
export function allAnswers(provider: ProviderV1): string {
  const { specVersion, id, name, meta, supports } = provider;
  const lists = [
    provider.regions(),
    provider.instanceTypes(),
    provider.sources(),
    provider.hardware?.() ?? null,
  ];
  return JSON.stringify([{ specVersion, id, name, meta, supports }, lists, [...offeredPrices(provider)]]);
}

import type { ProviderCheck } from "../provider-under-test.ts";
import { offeredPrices } from "./offered-prices.ts";

/** What is claimed is there at least once, and what is there is claimed. */
export const capabilities: ProviderCheck = {
  id: "capabilities",
  title: "supports what it says, and says what it supports",
  faults: ({ provider }) => {
    const { supports } = provider;
    let prices = false;
    let spot = false;
    for (const offer of offeredPrices(provider)) {
      prices ||= offer.onDemand?.ok === true || offer.spot?.ok === true;
      spot ||= offer.spot?.ok === true;
    }
    const water = provider.regions().some(({ wue }) => wue !== undefined);
    const hardware = (provider.hardware?.() ?? []).length > 0;
    return [
      ...claim("prices", supports.prices, prices, "price() knows none"),
      ...claim("spot", supports.spot, spot, "price() knows no spot price"),
      ...claim("water", supports.water, water, "no region has a WUE"),
      ...claim("hardware", supports.hardware, hardware, "hardware() lists no chip"),
      ...present("price", supports.prices, provider.price),
      ...present("hardware", supports.hardware, provider.hardware),
    ];
  },
};

const claim = (name: string, claimed: boolean, found: boolean, lack: string): string[] => {
  if (claimed === found) return [];
  return [
    claimed
      ? `supports.${name} is claimed, but ${lack}`
      : `supports.${name} is denied, but there are such facts`,
  ];
};

const present = (name: string, claimed: boolean, method: unknown): string[] =>
  claimed === (method !== undefined) ? [] : [`${name}() must be there if and only if it is supported`];

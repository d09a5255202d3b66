import type { ProviderCheck } from "../provider-under-test.ts";

/** The place of the first offers that are tried where they are not offered. */
const TRIED = 2_000;

/** A price where nothing is offered would make a placement look real. */
export const priceAvailability: ProviderCheck = {
  id: "price-availability",
  title: "prices nothing where it is not offered",
  faults: ({ provider }) => {
    if (!provider.price) return [];
    const regions = provider.regions().map(({ id }) => id);
    const faults: string[] = [];
    let tried = 0;
    for (const { id, regions: offered } of provider.instanceTypes()) {
      for (const region of regions.filter((name) => !offered.includes(name))) {
        if (tried++ > TRIED) return faults;
        if (provider.price({ instanceType: id, region, market: "on-demand" })?.ok)
          faults.push(`"${id}" has a price in "${region}", where it is not offered`);
      }
    }
    return faults;
  },
};

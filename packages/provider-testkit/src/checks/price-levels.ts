import type { ProviderCheck } from "../provider-under-test.ts";
import { offeredPrices } from "./offered-prices.ts";

/**
 * A day's price taken for an hour's is 24 times too high, a month's 730 times. Within a family of the three largest clouds, shared
 * cores included, a vCPU costs at most 8 times as much or as little as the median.
 */
const farApart = 20;

/** With two prices nobody can tell which is wrong. */
const fewest = 3;

/** Types without accelerators of one family cost about the same a vCPU in a region: one that is far off has a price of another unit. */
export const priceLevels: ProviderCheck = {
  id: "price-levels",
  title: "has no price far from what a vCPU of the family costs in the region",
  faults: ({ provider }) => {
    const types = new Map(provider.instanceTypes().map((type) => [type.id, type]));
    const families = new Map<string, { where: string; usdPerVcpuHour: number }[]>();
    for (const { instanceType, region, onDemand } of offeredPrices(provider)) {
      const type = types.get(instanceType);
      if (!type || type.accelerators.length > 0 || !onDemand?.ok) continue;
      const key = `${type.family} ${region}`;
      const prices = families.get(key) ?? [];
      if (prices.length === 0) families.set(key, prices);
      prices.push({
        where: `"${instanceType}" in "${region}"`,
        usdPerVcpuHour: onDemand.data.usdPerHour.value / type.vcpus,
      });
    }
    return [...families.values()].flatMap((prices) => {
      if (prices.length < fewest) return [];
      const sorted = prices.map(({ usdPerVcpuHour }) => usdPerVcpuHour).toSorted((a, b) => a - b);
      const median = sorted[Math.floor((sorted.length - 1) / 2)]!;
      return prices
        .filter(({ usdPerVcpuHour: usd }) => Math.max(usd / median, median / usd) > farApart)
        .map(
          ({ where, usdPerVcpuHour }) =>
            `${where} costs ${usdPerVcpuHour} USD/h a vCPU, its family ${median}: is it a price of an hour?`,
        );
    });
  },
};

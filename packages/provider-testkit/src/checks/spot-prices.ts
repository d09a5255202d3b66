import type { ProviderCheck } from "../provider-under-test.ts";
import { offeredPrices } from "./offered-prices.ts";

/** Nobody buys an interruptible machine for more than a sure one: such a price is in the wrong column or of another day. */
export const spotPrices: ProviderCheck = {
  id: "spot-prices",
  title: "has no spot price above the on-demand price",
  faults: ({ provider }) => {
    const faults: string[] = [];
    for (const { instanceType, region, onDemand, spot } of offeredPrices(provider)) {
      if (!onDemand?.ok || !spot?.ok) continue;
      const [list, market] = [onDemand.data.usdPerHour.value, spot.data.usdPerHour.value];
      if (market > list)
        faults.push(`"${instanceType}" in "${region}" costs ${market} USD/h spot and ${list} on demand`);
    }
    return faults;
  },
};

import { priceFaults } from "@green-place/provider-data/document";
import type { ProviderCheck } from "../provider-under-test.ts";
import { offeredPrices } from "./offered-prices.ts";

const ENOUGH = 20;

/** A price is above 0, in US dollars, with its basis, date and source; a price that is not known says `no-price`. */
export const priceAnswers: ProviderCheck = {
  id: "price-answers",
  title: "answers each offer with a price in USD or with no-price",
  faults: ({ provider, today }) => {
    const faults: string[] = [];
    for (const { instanceType, region, onDemand, spot } of offeredPrices(provider)) {
      for (const [market, answer] of [
        ["on-demand", onDemand],
        ["spot", spot],
      ] as const) {
        const where = `"${instanceType}" in "${region}", ${market}`;
        faults.push(...priceFaults(answer).map((fault) => `${where}: ${fault}`));
        if (answer?.ok === false && answer.code !== "no-price")
          faults.push(`${where}: is offered, but answers ${answer.code}`);
        if (answer?.ok === true && answer.data.asOf > today)
          faults.push(`${where}: holds from ${answer.data.asOf} on, which is yet to come`);
      }
      if (faults.length >= ENOUGH) break;
    }
    return faults;
  },
};

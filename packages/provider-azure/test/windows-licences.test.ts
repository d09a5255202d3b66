import { countRefusals } from "@green-place/tools/refusals";
import { describe, expect, it } from "vitest";
import type { Offer } from "../import/read-list-prices.ts";
import { withoutWindowsLicences } from "../import/windows-licences.ts";

const licences = [{ series: /^Dasv5$/, usdPerVcpuHour: 0.046, comparedWith: "Standard_D2s_v5" }];
const vcpusOf = (size: string) => Number(/\d+/.exec(size)?.[0]);

/** As the list has them: in eastus D2as and D64as at the Windows price, in westeurope D16as, in malaysiawest both. */
const list: readonly Offer[] = [
  { size: "Standard_D2s_v5", region: "eastus", usdPerHour: 0.096 },
  { size: "Standard_D2as_v5", region: "eastus", usdPerHour: 0.178 },
  { size: "Standard_D16as_v5", region: "eastus", usdPerHour: 0.688 },
  { size: "Standard_D64as_v5", region: "eastus", usdPerHour: 5.696 },
  { size: "Standard_D2s_v5", region: "westeurope", usdPerHour: 0.115 },
  { size: "Standard_D2as_v5", region: "westeurope", usdPerHour: 0.104 },
  { size: "Standard_D16as_v5", region: "westeurope", usdPerHour: 1.568 },
  { size: "Standard_D2s_v5", region: "uksouth", usdPerHour: 0.116 },
  { size: "Standard_D2as_v5", region: "uksouth", usdPerHour: 0.104 },
  { size: "Standard_D16as_v5", region: "uksouth", usdPerHour: 0.832 },
  { size: "Standard_D64as_v5", region: "uksouth", usdPerHour: 3.328 },
  { size: "Standard_D2s_v5", region: "malaysiawest", usdPerHour: 0.108 },
  { size: "Standard_D2as_v5", region: "malaysiawest", usdPerHour: 0.189 },
  { size: "Standard_D16as_v5", region: "malaysiawest", usdPerHour: 1.512 },
];

function told(offers: readonly Offer[]) {
  const refusals = countRefusals();
  const prices = withoutWindowsLicences(offers, vcpusOf, licences, refusals);
  const of = (size: string, region: string) =>
    prices.find((offer) => offer.size === size && offer.region === region);
  return { of, refusals, prices };
}

describe("a list that holds Linux and Windows prices of one series", () => {
  const { of, refusals, prices } = told(list);

  it.each([
    // 0.178 - 2 x 0.046; 5.696 - 64 x 0.046, which is Azure's Linux price; 1.568 - 16 x 0.046.
    ["Standard_D2as_v5", "eastus", 0.086],
    ["Standard_D64as_v5", "eastus", 2.752],
    ["Standard_D16as_v5", "westeurope", 0.832],
    // No size there is at its Linux price: Standard_D2s_v5 tells.
    ["Standard_D2as_v5", "malaysiawest", 0.097],
    ["Standard_D16as_v5", "malaysiawest", 0.776],
  ])("takes the licence off %s in %s", (size, region, usdPerHour) => {
    expect(of(size, region)).toEqual({ size, region, usdPerHour, licenceOff: true });
  });

  it("leaves Linux prices and other series as they are", () => {
    const untouched = prices.filter(({ licenceOff }) => !licenceOff);
    expect(untouched).toEqual(list.filter((offer) => untouched.some((kept) => kept === offer)));
    expect(untouched).toHaveLength(9);
    expect(refusals.byReason.size).toBe(0);
  });
});

it("leaves a price empty that is neither the Linux nor the Windows price of its series, and says so", () => {
  const odd = { size: "Standard_D64as_v5", region: "eastus", usdPerHour: 4 };
  const { of, refusals } = told([...list.filter((offer) => offer.usdPerHour !== 5.696), odd]);
  expect(of(odd.size, odd.region)).toEqual({ size: odd.size, region: odd.region });
  expect([...refusals.byReason]).toEqual([
    ["may be the Windows price (offer kept without a price)", ["Standard_D64as_v5 in eastus"]],
  ]);
});

it("leaves prices empty where nothing is priced beside them", () => {
  const { of, refusals } = told([{ size: "Standard_D2as_v5", region: "eastus", usdPerHour: 0.178 }]);
  expect(of("Standard_D2as_v5", "eastus")?.usdPerHour).toBeUndefined();
  expect(refusals.byReason.size).toBe(1);
});

it("tells a single size by the ratio that it is given", () => {
  const confidential = { series: /^NCCads_H100_v5$/, usdPerVcpuHour: 0.046, priceRatio: 1 };
  const offers = [
    { size: "Standard_NC40ads_H100_v5", region: "eastus2", usdPerHour: 6.98 },
    { size: "Standard_NCC40ads_H100_v5", region: "eastus2", usdPerHour: 8.82 },
  ];
  const [, price] = withoutWindowsLicences(
    offers,
    vcpusOf,
    [{ ...confidential, comparedWith: "Standard_NC40ads_H100_v5" }],
    countRefusals(),
  );
  expect(price?.usdPerHour).toBe(6.98);
});

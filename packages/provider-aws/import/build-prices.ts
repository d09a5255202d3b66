import type { Refusals } from "@green-place/tools/refusals";
import { familyOf, regionalRatios } from "./derive-regional-price.ts";
import type { AcceleratedOffer, PriceList } from "./read-prices.ts";

export interface PriceInputs {
  /** Types that EC2 describes; a price of any other is refused. */
  readonly types: ReadonlySet<string>;
  /** Regions that the package knows. */
  readonly regions: ReadonlySet<string>;
  readonly usEast1: PriceList;
  readonly sageMaker: ReadonlyMap<string, PriceList>;
  readonly spotSavings: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly accelerated: readonly AcceleratedOffer[];
}

export type PriceCells = Readonly<Record<string, string | number | undefined>>;

/** Days on which the upstream lists held, by the source that a row cites. */
const asOf = {
  list: "2026-07-20",
  ratio: "2026-07-20",
  sky: "2026-08-01",
  sagemaker: "2026-08-20",
  advisor: "2025-07-28",
} as const;

/** Half a host, which EC2's list puts at 1.06 times the whole one (m8gb.48xlarge, r8gb.48xlarge): that is no price of half a host. */
const wholeHostPriced = new Set(["m8gb.metal-24xl", "r8gb.metal-24xl"]);

/** Rows of prices.csv: one for each place that any list names as offering a type, by type and region. */
export function buildPrices(inputs: PriceInputs, refusals: Refusals): PriceCells[] {
  const restated = new Map<string, number>();
  for (const { type, region, listPrice } of inputs.accelerated) {
    if (listPrice !== undefined) restated.set(`${type} ${region}`, listPrice);
  }
  const ratios = regionalRatios(inputs.sageMaker, inputs.usEast1, refusals);

  return [...offers(inputs, refusals)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, offeredBy]) => {
      const [type = "", region = ""] = key.split(" ");
      const base = wholeHostPriced.has(type) ? undefined : inputs.usEast1.get(type);
      const ratio = ratios.get(`${region} ${familyOf(type)}`);
      const listed = region === "us-east-1" ? base : undefined;
      const [price, basis, source] =
        listed !== undefined
          ? ([listed, "list", "list"] as const)
          : restated.has(key)
            ? ([restated.get(key), "list", "sky"] as const)
            : base !== undefined && ratio !== undefined
              ? ([roundTo5(base * ratio), "derived", "ratio"] as const)
              : ([undefined, undefined, offeredBy] as const);
      const spot = spotPrice(price, inputs.spotSavings.get(region)?.get(type), key, refusals);
      return {
        instance_type: type,
        region,
        on_demand_usd_per_hour: price,
        on_demand_basis: basis,
        spot_usd_per_hour: spot,
        spot_basis: spot === undefined ? undefined : "derived",
        as_of: asOf[source],
        source: spot === undefined ? source : `${source}-spot`,
      };
    });
}

/** Ids of the sources that say where a type is offered. */
type OfferList = "list" | "advisor" | "sagemaker" | "sky";

/** Places that offer a type, as `<type> <region>`, with the list that says so. */
function offers(inputs: PriceInputs, refusals: Refusals): Map<string, OfferList> {
  const places = new Map<string, OfferList>();
  const add = (list: OfferList, type: string, region: string, price?: number): void => {
    const row = `${type} in ${region} (${list})`;
    if (!inputs.regions.has(region)) refusals.refuse("not a region", row);
    else if (!inputs.types.has(type)) refusals.refuse("EC2 does not describe this type", row);
    else if (price !== undefined && price <= 0) refusals.refuse("price is not positive", row);
    else if (!places.has(`${type} ${region}`)) places.set(`${type} ${region}`, list);
  };
  for (const [type, price] of inputs.usEast1) add("list", type, "us-east-1", price);
  for (const [region, prices] of inputs.sageMaker)
    for (const [type, price] of prices) add("sagemaker", type, region, price);
  for (const [region, savings] of inputs.spotSavings)
    for (const type of savings.keys()) add("advisor", type, region);
  for (const { type, region, listPrice } of inputs.accelerated) add("sky", type, region, listPrice);
  return places;
}

/** spot = on-demand x (1 - saving). A saving of 0 % or less means that there is no spot market: no price, rather than a wrong one. */
function spotPrice(
  onDemand: number | undefined,
  savingPercent: number | undefined,
  key: string,
  refusals: Refusals,
): number | undefined {
  if (savingPercent === undefined) return undefined;
  if (savingPercent <= 0 || savingPercent >= 100) {
    refusals.refuse("spot saving is not between 0 and 100 %", `${key}: ${savingPercent} %`);
    return undefined;
  }
  return onDemand === undefined ? undefined : roundTo5(onDemand * (1 - savingPercent / 100));
}

/** To a thousandth of a cent, which is finer than any list. */
const roundTo5 = (usd: number): number => Math.round(usd * 1e5) / 1e5;

import { groupBy } from "@green-place/tools/group-by";
import { quantile } from "@green-place/tools/quantile";
import type { Refusals } from "@green-place/tools/refusals";
import type { PriceList } from "./read-prices.ts";

/** Where SageMaker's ratio is known to differ from EC2's: EC2 lists g4dn in us-west-1 at 1.2 times us-east-1. */
const ec2Ratios: Readonly<Record<string, number>> = { "us-west-1 g4dn": 1.2 };

/** Sizes of a family cost the same multiple everywhere; one that is further off than this is a fault of the list. */
const tolerance = 0.05;

/** SageMaker asks 1.15 to 1.25 times EC2's price, by family; one that it lists at more than so many times (r8g, at 2.4) is no base for a ratio. */
const highestMarkup = 1.5;

export const familyOf = (type: string): string => type.slice(0, type.lastIndexOf("."));

/**
 * How much dearer a family is in a region than in us-east-1, by `<region> <family>`:
 *
 *   ratio = median over sizes of (SageMaker price in the region / SageMaker price in us-east-1)
 *
 * A family that either list lacks, or that us-east-1 lists far above EC2's price there, is absent: its price there is unknown.
 */
export function regionalRatios(
  lists: ReadonlyMap<string, PriceList>,
  ec2: PriceList,
  refusals: Refusals,
): ReadonlyMap<string, number> {
  const base = lists.get("us-east-1");
  if (!base) throw new Error("the SageMaker lists have no us-east-1, which every ratio is taken to");
  const ratios = new Map<string, number>();
  const misplaced = familiesAbove(highestMarkup, base, ec2);
  for (const [region, prices] of lists) {
    const families = new Map<string, { type: string; ratio: number }[]>();
    for (const [type, price] of prices) {
      const basePrice = base.get(type);
      if (basePrice === undefined || basePrice <= 0 || price <= 0) continue;
      const sizes = families.get(familyOf(type)) ?? [];
      families.set(familyOf(type), [...sizes, { type, ratio: price / basePrice }]);
    }
    for (const [family, sizes] of families) {
      const key = `${region} ${family}`;
      if (misplaced.has(family)) {
        refusals.refuse("SageMaker's us-east-1 price of this family is far above EC2's", key);
        continue;
      }
      const ratio =
        ec2Ratios[key] ??
        quantile(
          sizes.map((size) => size.ratio),
          0.5,
        );
      for (const size of sizes) {
        if (Math.abs(size.ratio / ratio - 1) > tolerance) {
          refusals.refuse(
            "SageMaker price of this size is out of line with its family",
            `${size.type} in ${region}`,
          );
        }
      }
      ratios.set(key, ratio);
    }
  }
  return ratios;
}

/** Families of which the median size costs more than `times` as much in one list as in the other. */
function familiesAbove(times: number, list: PriceList, base: PriceList): ReadonlySet<string> {
  const markups = [...list].flatMap(([type, price]) => {
    const basePrice = base.get(type);
    return basePrice === undefined ? [] : [{ family: familyOf(type), markup: price / basePrice }];
  });
  const families = [...groupBy(markups, ({ family }) => family)];
  const middle = (sizes: typeof markups): number =>
    quantile(
      sizes.map(({ markup }) => markup),
      0.5,
    );
  return new Set(families.filter(([, sizes]) => middle(sizes) > times).map(([family]) => family));
}

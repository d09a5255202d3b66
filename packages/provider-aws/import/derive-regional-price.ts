import { quantile } from "@green-place/tools/quantile";
import type { Refusals } from "@green-place/tools/refusals";
import type { PriceList } from "./read-prices.ts";

/** Where SageMaker's ratio is known to differ from EC2's: EC2 lists g4dn in us-west-1 at 1.2 times us-east-1. */
const ec2Ratios: Readonly<Record<string, number>> = { "us-west-1 g4dn": 1.2 };

/** Sizes of a family cost the same multiple everywhere; one that is further off than this is a fault of the list. */
const tolerance = 0.05;

export const familyOf = (type: string): string => type.slice(0, type.lastIndexOf("."));

/**
 * How much dearer a family is in a region than in us-east-1, by `<region> <family>`:
 *
 *   ratio = median over sizes of (SageMaker price in the region / SageMaker price in us-east-1)
 *
 * A family that either list lacks is absent: its price there is unknown.
 */
export function regionalRatios(
  lists: ReadonlyMap<string, PriceList>,
  refusals: Refusals,
): ReadonlyMap<string, number> {
  const base = lists.get("us-east-1");
  if (!base) throw new Error("the SageMaker lists have no us-east-1, which every ratio is taken to");
  const ratios = new Map<string, number>();
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

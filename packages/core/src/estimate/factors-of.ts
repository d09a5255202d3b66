import type { Factor } from "../uncertainty/factor.ts";
import type { Item } from "./item.ts";
import type { Place } from "./place.ts";

/** Listed when first asked for: a ranking describes thousands of items and asks for those that it shows. */
const listed = new WeakMap<Item, readonly Factor[]>();

/** Every doubtful number of an item, each once. */
export function factorsOfItem(item: Item): readonly Factor[] {
  let factors = listed.get(item);
  if (!factors) {
    factors = uniqueById(item);
    listed.set(item, factors);
  }
  return factors;
}

/** Every doubtful number that an estimate rests on, the item's first. */
export const factorsOf = (item: Item, place: Place): Factor[] => [
  ...factorsOfItem(item),
  ...Object.values(place.factors),
];

function uniqueById({ power, outsideEnergy, embodied, duration, ...item }: Item): readonly Factor[] {
  const factors = [
    ...[...power, ...outsideEnergy, ...embodied].flatMap((term) => term.factors),
    ...(embodied.length > 0 ? [item.lifetimeHours, item.lifetimeUtilisation] : []),
    ...(duration ? [duration] : []),
  ];
  return [...new Map(factors.map((one) => [one.id, one])).values()];
}

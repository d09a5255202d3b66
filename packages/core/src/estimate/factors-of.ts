import type { Factor } from "../uncertainty/factor.ts";
import type { Item } from "./item.ts";
import type { Place } from "./place.ts";

/** Every doubtful number that an estimate rests on, the item's first. */
export const factorsOf = (item: Item, place: Place): Factor[] => [
  ...item.factors,
  ...Object.values(place.factors),
];

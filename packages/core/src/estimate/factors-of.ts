import type { Factor } from "../uncertainty/factor.ts";
import type { Machine } from "./machine.ts";
import type { Place } from "./place.ts";

/** Every doubtful number that an estimate rests on, machine first. */
export const factorsOf = (machine: Machine, place: Place): Factor[] => [
  ...Object.values(machine.factors).filter((one): one is Factor => one !== undefined),
  ...Object.values(place.factors),
];

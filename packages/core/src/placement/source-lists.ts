import { factorsOfItem } from "../estimate/factors-of.ts";
import { type Factor, sourcesOfFactor } from "../uncertainty/factor.ts";
import type { Candidate } from "./candidate.ts";

/** The ids of all sources that a candidate's numbers come from, sorted. */
export type SourceLists = (candidate: Candidate) => readonly string[];

/** Sources of a machine, or of a place; equal ones are one object. */
interface Group {
  readonly ids: readonly string[];
}

/** By what else there is: the source of the price, and that of the hours. */
type ListsByRest = Map<string, readonly string[]>;

/** Machines, places and prices rest on few combinations of sources: each is sorted once, and the candidates share the list. */
export function createSourceLists(): SourceLists {
  const groups = new Map<string, Group>();
  const groupOf = (factors: object, ...more: string[]): Group => {
    const ids = Object.values(factors).flatMap((one: Factor | undefined) =>
      one ? sourcesOfFactor(one) : [],
    );
    ids.push(...more);
    return entry(groups, ids.join("\n"), () => ({ ids }));
  };
  const ofMachine = new Map<Candidate["machine"], Group>();
  const ofPlace = new Map<Candidate["place"], Group>();
  const lists = new Map<Group, Map<Group, ListsByRest>>();
  return ({ machine, place, price, timing }) => {
    const { provider } = machine;
    const one = entry(ofMachine, machine, () =>
      groupOf(factorsOfItem(machine), `${provider}/${machine.instanceType.source}`),
    );
    const other = entry(ofPlace, place, () => groupOf(place.factors, `${provider}/${place.region.source}`));
    const priced = price ? price.usdPerHour.source : "";
    const byPlace = entry(lists, one, () => new Map<Group, ListsByRest>());
    const byRest = entry(byPlace, other, (): ListsByRest => new Map());
    return entry(byRest, timing ? `${priced} ${timing.source}` : priced, () => {
      const ids = [...one.ids, ...other.ids];
      if (price) ids.push(`${provider}/${priced}`);
      if (timing) ids.push(timing.source);
      return [...new Set(ids)].sort();
    });
  };
}

/** What a map has under a key, made when it is missing. */
function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

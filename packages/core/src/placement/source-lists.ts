import type { Factor } from "../uncertainty/factor.ts";
import type { Candidate } from "./candidate.ts";

/** The ids of all sources that a candidate's numbers come from, sorted. */
export type SourceLists = (candidate: Candidate) => readonly string[];

/** Machines, places and prices rest on few combinations of sources: each is sorted once, and the candidates share the list. */
export function createSourceLists(): SourceLists {
  const numbers = new Map<string, number>();
  const groups: (readonly string[])[] = [];
  const numberOf = (ids: readonly string[]): number => {
    const key = ids.join("\n");
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, groups.length);
    return groups.push(ids) - 1;
  };
  const machines = new Map<Candidate["machine"], number>();
  const places = new Map<Candidate["place"], number>();
  const lists = new Map<string, readonly string[]>();
  return ({ machine, place, price, timing }) => {
    let ofMachine = machines.get(machine);
    if (ofMachine === undefined) {
      const { provider, instanceType, factors } = machine;
      ofMachine = numberOf([...behind(factors), `${provider}/${instanceType.source}`]);
      machines.set(machine, ofMachine);
    }
    let ofPlace = places.get(place);
    if (ofPlace === undefined) {
      ofPlace = numberOf([...behind(place.factors), `${machine.provider}/${place.region.source}`]);
      places.set(place, ofPlace);
    }
    const priced = price?.usdPerHour.source;
    const key = `${ofMachine} ${ofPlace} ${machine.provider} ${priced} ${timing?.source}`;
    let list = lists.get(key);
    if (!list) {
      const ids = [...groups[ofMachine]!, ...groups[ofPlace]!];
      if (priced !== undefined) ids.push(`${machine.provider}/${priced}`);
      if (timing) ids.push(timing.source);
      list = [...new Set(ids)].sort();
      lists.set(key, list);
    }
    return list;
  };
}

const behind = (factors: object): string[] =>
  Object.values(factors).flatMap((one: Factor | undefined) => one?.source ?? []);

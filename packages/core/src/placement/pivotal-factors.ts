import { factorsOf } from "../estimate/factors-of.ts";
import { footprint, medianPlace } from "../estimate/footprint.ts";
import { medianEnergy } from "../estimate/machine-numbers.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { type Candidate, candidateId } from "./candidate.ts";

/** A number that would make another placement the greenest if it stood at the other end of its range. */
export interface PivotalFactor {
  readonly factor: Factor;
  /** The end of the range at which the winner changes. */
  readonly at: number;
  /** `provider:region:instance type` of the placement that would then be greenest. */
  readonly winner: string;
  /** Carbon of today's greenest placement over that of the new one, at that end; above 1. */
  readonly margin: number;
}

/**
 * Moves every factor of every contender to each end of its range, the others at their medians, and sees who is greenest then.
 * `byCarbon` is in order of median carbon. The widest margin comes first; each factor is listed once, at the end that does more.
 */
export function pivotalFactors(byCarbon: readonly Candidate[], embodied: boolean): PivotalFactor[] {
  const [greenest] = byCarbon;
  if (!greenest) return [];
  const having = new Map<string, { factor: Factor; affected: Set<Candidate> }>();
  for (const candidate of byCarbon) {
    for (const factor of factorsOf(candidate.machine, candidate.place)) {
      if (factor.low === factor.high) continue;
      const entry = having.get(factor.id) ?? { factor, affected: new Set() };
      entry.affected.add(candidate);
      having.set(factor.id, entry);
    }
  }
  const pivots: PivotalFactor[] = [];
  for (const { factor, affected } of having.values()) {
    const ends = [factor.low, factor.high].map((at) =>
      pivotAt(at, factor, affected, byCarbon, greenest, embodied),
    );
    const [pivot] = ends.filter((one) => one !== undefined).sort((a, b) => b.margin - a.margin);
    if (pivot) pivots.push(pivot);
  }
  return pivots.sort((a, b) => b.margin - a.margin || (a.factor.id < b.factor.id ? -1 : 1));
}

function pivotAt(
  at: number,
  factor: Factor,
  affected: ReadonlySet<Candidate>,
  byCarbon: readonly Candidate[],
  greenest: Candidate,
  embodied: boolean,
): PivotalFactor | undefined {
  const moved = (candidate: Candidate): number =>
    affected.has(candidate) ? carbonWith(factor.id, at, candidate, embodied) : candidate.footprint.carbonKg;
  let [winner, least] = [greenest, moved(greenest)];
  const before = least;
  const rival = byCarbon.find((candidate) => !affected.has(candidate));
  for (const candidate of rival ? [...affected, rival] : affected) {
    const carbon = moved(candidate);
    if (carbon < least) [winner, least] = [candidate, carbon];
  }
  return winner === greenest
    ? undefined
    : { factor, at, winner: candidateId(winner), margin: before / least };
}

/** Median carbon of a candidate with one factor moved. */
function carbonWith(
  id: string,
  at: number,
  { machine, place, timing }: Candidate,
  embodied: boolean,
): number {
  const moved = <F extends object>(factors: F): F =>
    Object.fromEntries(
      Object.entries(factors).map(([role, one]) => [role, one?.id === id ? { ...one, value: at } : one]),
    ) as F;
  const energy = medianEnergy({ ...machine, factors: moved(machine.factors) });
  return footprint(energy, medianPlace(moved(place.factors)), timing?.ratio ?? 1, embodied).carbonKg;
}

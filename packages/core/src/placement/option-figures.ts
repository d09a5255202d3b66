import { type FootprintRanges, footprintRanges } from "../estimate/footprint-ranges.ts";
import { type ItemDraws, itemDraws } from "../estimate/item-draws.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Candidate } from "./candidate.ts";
import { type Levers, levers } from "./saving-attribution.ts";

/** What is computed of a candidate only when it is shown. */
export interface OptionFigures {
  readonly ranges: FootprintRanges;
  /** Null without a baseline. */
  readonly levers: Levers | null;
}

/**
 * The figures of each candidate, in their order.
 *
 * They are computed once for all equal machines at a place: of the CPU machines of the three clouds, two in five have an equal.
 * And they are computed machine by machine, as going from one to another for each candidate takes an eighth longer.
 */
export function optionFigures(
  candidates: readonly Candidate[],
  baseline: Candidate | undefined,
  embodied: boolean,
  draws: Draws,
): readonly OptionFigures[] {
  const compute = (candidate: Candidate): OptionFigures => {
    const { machine, place, footprint, timing } = candidate;
    const ratio = timing?.ratio ?? 1;
    return {
      ranges: draws.passing(() => footprintRanges(footprint, machine, place, ratio, draws)),
      levers: baseline ? levers(baseline, candidate, embodied) : null,
    };
  };
  const figures = new Array<OptionFigures>(candidates.length);
  for (const equal of byEqualMachine(candidates, draws)) {
    const atPlace = new Map<Candidate["place"], OptionFigures>();
    for (const index of equal) {
      const candidate = candidates[index]!;
      const known = atPlace.get(candidate.place);
      // Hours are chosen for each candidate by itself.
      figures[index] = known && !candidate.timing ? known : compute(candidate);
      if (!known) atPlace.set(candidate.place, figures[index]);
    }
  }
  return figures;
}

/** Indices of the candidates whose machines use the same in every draw, such as types that differ in their network or disks alone. */
function byEqualMachine(candidates: readonly Candidate[], draws: Draws): Iterable<readonly number[]> {
  const byMachine = new Map<Candidate["machine"], number[]>();
  const byMedians = new Map<string, { readonly drawn: ItemDraws; readonly indices: number[] }[]>();
  const equalTo = ({ machine, energy }: Candidate): number[] => {
    const drawn = itemDraws(machine, draws);
    const medians = `${energy.itKwh} ${energy.outsideKwh} ${energy.embodiedKg}`;
    const alike = byMedians.get(medians) ?? [];
    const known = alike.find((other) => areSame(other.drawn, drawn));
    if (known) return known.indices;
    const indices: number[] = [];
    byMedians.set(medians, [...alike, { drawn, indices }]);
    return indices;
  };
  candidates.forEach((candidate, index) => {
    let indices = byMachine.get(candidate.machine);
    if (!indices) {
      indices = equalTo(candidate);
      byMachine.set(candidate.machine, indices);
    }
    indices.push(index);
  });
  return new Set(byMachine.values());
}

const areSame = (a: ItemDraws, b: ItemDraws): boolean =>
  areEqual(a.itKwh, b.itKwh) &&
  areEqual(a.embodiedKg, b.embodiedKg) &&
  areEqual(a.outsideKwh ?? [], b.outsideKwh ?? []);

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

import type { IntensitySourceV1, Signal } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { footprint } from "../estimate/footprint.ts";
import type { Place } from "../estimate/place.ts";
import type { Draws } from "../uncertainty/draws.ts";
import { conflictFactor } from "../uncertainty/factor.ts";
import { probabilityBeats } from "../uncertainty/probability-best.ts";
import { type Candidate, candidateId } from "./candidate.ts";
import { carbonDraws } from "./carbon-draws.ts";
import { type OtherPlace, placesBySignal } from "./places-by-signal.ts";
import { TIE_PROBABILITY } from "./rank-candidates.ts";
import { reasonToWithhold, type WithheldOpinion } from "./withheld-opinion.ts";

/** Which placement another signal would choose: average and marginal often disagree, and a user should know when they do. */
export interface SecondOpinion {
  readonly signal: Signal & { readonly year: number };
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
  /** On the other signal: never to be compared with the ranking's own figures. */
  readonly carbonKg: number;
  /** Whether it is the place that the ranking put first. */
  readonly agrees: boolean;
  /**
   * The chance, on the other signal, that it emits less than the ranking's first; or than the best of any other place, where it is that
   * place itself or the other signal does not know the first's. At least 0.8; null where there is no other place.
   */
  readonly probability: number | null;
}

/** One of the two is set. */
interface Opinion {
  readonly given?: SecondOpinion;
  readonly withheld?: WithheldOpinion;
}

/** A candidate as the other signal sees it. */
interface Seen {
  readonly candidate: Candidate;
  readonly other: OtherPlace;
  readonly carbonKg: number;
}

/**
 * The best of the same candidates by the other source's intensity, at the median of everything else. It is withheld unless the draws
 * of that signal put it below its rival with a chance of at least `TIE_PROBABILITY`.
 * `draws` may be those of the ranking: what both signals share is then drawn once.
 * Undefined when that source knows none of the places. Hours that were chosen are left out: they belong to the ranking's own signal.
 */
export function secondOpinion(
  candidates: readonly Candidate[],
  first: Candidate,
  source: IntensitySourceV1,
  embodied: boolean,
  assumptions: Assumptions,
  draws: Draws,
): Opinion | undefined {
  const otherPlace = placesBySignal(source, assumptions);
  const bestOf = (some: (candidate: Candidate) => boolean): Seen | undefined =>
    candidates.filter(some).reduce<Seen | undefined>((best, candidate) => {
      const other = otherPlace(candidate.place);
      if (!other) return best;
      const { carbonKg } = footprint(candidate.energy, other.medians, 1, embodied);
      const seen = { candidate, other, carbonKg };
      return !best || isBefore(seen, best) ? seen : best;
    }, undefined);

  const best = bestOf(() => true);
  if (!best) return undefined;
  const agrees = isAtPlaceOf(first, best.candidate);
  const rival =
    (agrees ? undefined : bestOf((candidate) => candidate === first)) ??
    bestOf((candidate) => !isAtPlaceOf(candidate, best.candidate));
  const drawn = ({ candidate: { machine } }: Seen, place: Place): Float64Array =>
    carbonDraws({ machine, place }, draws, embodied);
  const [place, rivalPlace] = [best.other.describe(), rival?.other.describe()];
  const probability =
    rival && rivalPlace ? probabilityBeats(drawn(best, place), drawn(rival, rivalPlace)) : null;
  const signal = { ...source.signal, year: place.intensity.year };
  if (!rivalPlace || probability === null || probability >= TIE_PROBABILITY) {
    const { provider, instanceType } = best.candidate.machine;
    const where = { provider, region: place.region.id, instanceType: instanceType.id };
    return { given: { signal, ...where, carbonKg: best.carbonKg, agrees, probability } };
  }
  const factor = Math.max(...[place, rivalPlace].map(({ factors }) => conflictFactor(factors.intensity)));
  const reason = reasonToWithhold(signal, agrees, probability, factor);
  return { withheld: { signal, probability, factor, reason } };
}

const isBefore = (a: Seen, b: Seen): boolean =>
  a.carbonKg < b.carbonKg ||
  (a.carbonKg === b.carbonKg && candidateId(a.candidate) < candidateId(b.candidate));

const isAtPlaceOf = (a: Candidate, b: Candidate): boolean =>
  a.place.provider === b.place.provider && a.place.region.id === b.place.region.id;

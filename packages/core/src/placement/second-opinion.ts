import type { IntensitySourceV1, Signal } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { describePlace } from "../estimate/describe-place.ts";
import { footprint, medianPlace, type PlaceNumbers } from "../estimate/footprint.ts";
import type { Place } from "../estimate/place.ts";
import { createDraws } from "../uncertainty/draws.ts";
import { conflictFactor } from "../uncertainty/factor.ts";
import { probabilityBeats } from "../uncertainty/probability-best.ts";
import { type Candidate, candidateId } from "./candidate.ts";
import { carbonDraws } from "./carbon-draws.ts";
import { TIE_PROBABILITY } from "./rank-candidates.ts";

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

/** A second opinion that is too doubtful to be told. */
export interface WithheldOpinion {
  readonly signal: Signal & { readonly year: number };
  /** As that of an opinion, but below 0.8. */
  readonly probability: number;
  /** How far publishers' figures of either place lie apart, a ratio; 1 where none contradicts another. */
  readonly factor: number;
  /** One sentence. */
  readonly reason: string;
}

/** One of the two is set. */
interface Opinion {
  readonly given?: SecondOpinion;
  readonly withheld?: WithheldOpinion;
}

/** A place as the other signal sees it, and the medians of its factors. */
interface OtherPlace {
  readonly place: Place;
  readonly medians: PlaceNumbers;
}

/** A candidate as the other signal sees it. */
interface Seen {
  readonly candidate: Candidate;
  readonly place: Place;
  readonly carbonKg: number;
}

/**
 * The best of the same candidates by the other source's intensity, at the median of everything else. It is withheld unless the draws
 * of that signal put it below its rival with a chance of at least `TIE_PROBABILITY`.
 * Undefined when that source knows none of the places. Hours that were chosen are left out: they belong to the ranking's own signal.
 */
export function secondOpinion(
  candidates: readonly Candidate[],
  first: Candidate,
  source: IntensitySourceV1,
  embodied: boolean,
  assumptions: Assumptions,
): Opinion | undefined {
  const otherPlace = placesBy(source, assumptions);
  const bestOf = (some: (candidate: Candidate) => boolean): Seen | undefined =>
    candidates.filter(some).reduce<Seen | undefined>((best, candidate) => {
      const other = otherPlace(candidate.place);
      if (!other) return best;
      const { carbonKg } = footprint(candidate.energy, other.medians, 1, embodied);
      const seen = { candidate, place: other.place, carbonKg };
      return !best || isBefore(seen, best) ? seen : best;
    }, undefined);

  const best = bestOf(() => true);
  if (!best) return undefined;
  const agrees = isAtPlaceOf(first, best.candidate);
  const rival =
    (agrees ? undefined : bestOf((candidate) => candidate === first)) ??
    bestOf((candidate) => !isAtPlaceOf(candidate, best.candidate));
  const draws = createDraws();
  const drawn = ({ candidate: { machine }, place }: Seen): Float64Array =>
    carbonDraws({ machine, place }, draws, embodied);
  const probability = rival ? probabilityBeats(drawn(best), drawn(rival)) : null;
  const signal = { ...source.signal, year: best.place.intensity.year };
  if (!rival || probability === null || probability >= TIE_PROBABILITY) {
    const { machine, place } = best.candidate;
    const { provider, instanceType } = machine;
    const where = { provider, region: place.region.id, instanceType: instanceType.id };
    return { given: { signal, ...where, carbonKg: best.carbonKg, agrees, probability } };
  }
  const factor = Math.max(...[best, rival].map(({ place }) => conflictFactor(place.factors.intensity)));
  const reason = reasonOf(signal, agrees, probability, factor);
  return { withheld: { signal, probability, factor, reason } };
}

function reasonOf(
  { kind, year }: WithheldOpinion["signal"],
  agrees: boolean,
  probability: number,
  factor: number,
): string {
  const what = agrees ? "the same place would be first" : "another place would be first";
  const than = agrees ? "the next best" : "the first here";
  const why =
    factor > 1
      ? `publishers of that signal contradict each other by a factor of up to ${factor.toPrecision(2)} there`
      : "its figures lie within each other's ranges";
  return (
    `by the ${kind} signal of ${year} ${what}, but the chance that it emits less than ${than} is ` +
    `${Math.round(probability * 100)} %: ${why}.`
  );
}

/** The other signal's view of a place, found out once; undefined where its source does not know it. */
function placesBy(source: IntensitySourceV1, assumptions: Assumptions) {
  const known = new Map<Place, OtherPlace | undefined>();
  return (place: Place): OtherPlace | undefined => {
    if (!known.has(place)) {
      const { provider, region } = place;
      const found = source.annual({ zones: region.gridZones, country: region.country });
      const other = found.ok
        ? describePlace(provider, region, found.data, source.id, assumptions)
        : undefined;
      known.set(place, other && { place: other, medians: medianPlace(other.factors) });
    }
    return known.get(place);
  };
}

const isBefore = (a: Seen, b: Seen): boolean =>
  a.carbonKg < b.carbonKg ||
  (a.carbonKg === b.carbonKg && candidateId(a.candidate) < candidateId(b.candidate));

const isAtPlaceOf = (a: Candidate, b: Candidate): boolean =>
  a.place.provider === b.place.provider && a.place.region.id === b.place.region.id;

import type { IntensitySourceV1, Signal } from "@green-place/contract";
import { footprint, medianPlace, type PlaceNumbers } from "../estimate/footprint.ts";
import type { Place } from "../estimate/place.ts";
import { type Candidate, candidateId } from "./candidate.ts";

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
}

/** A place as the other signal sees it. */
interface OtherPlace {
  readonly numbers: PlaceNumbers;
  readonly year: number;
}

/**
 * The best of the same candidates by the other source's intensity, at the median of everything else.
 * Undefined when that source knows none of the places. Hours that were chosen are left out: they belong to the ranking's own signal.
 */
export function secondOpinion(
  candidates: readonly Candidate[],
  first: Candidate,
  source: IntensitySourceV1,
  embodied: boolean,
): SecondOpinion | undefined {
  const known = new Map<Place, OtherPlace | undefined>();
  const otherAt = (place: Place): OtherPlace | undefined => {
    if (!known.has(place)) {
      const found = source.annual({ zones: place.region.gridZones, country: place.region.country });
      known.set(
        place,
        found.ok
          ? {
              numbers: { ...medianPlace(place.factors), intensity: found.data.gramsPerKwh.value },
              year: found.data.year,
            }
          : undefined,
      );
    }
    return known.get(place);
  };
  let best: { candidate: Candidate; carbonKg: number; year: number } | undefined;
  for (const candidate of candidates) {
    const other = otherAt(candidate.place);
    if (!other) continue;
    const { carbonKg } = footprint(candidate.energy, other.numbers, 1, embodied);
    const better =
      !best ||
      carbonKg < best.carbonKg ||
      (carbonKg === best.carbonKg && candidateId(candidate) < candidateId(best.candidate));
    if (better) best = { candidate, carbonKg, year: other.year };
  }
  if (!best) return undefined;
  const { machine, place } = best.candidate;
  return {
    signal: { ...source.signal, year: best.year },
    provider: machine.provider,
    region: place.region.id,
    instanceType: machine.instanceType.id,
    carbonKg: best.carbonKg,
    agrees: machine.provider === first.machine.provider && place.region.id === first.place.region.id,
  };
}

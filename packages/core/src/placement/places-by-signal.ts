import type { IntensitySourceV1 } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { describePlace } from "../estimate/describe-place.ts";
import { medianPlace, type PlaceNumbers } from "../estimate/footprint.ts";
import type { Place } from "../estimate/place.ts";

/** A place as the other signal sees it, and the medians of its factors. */
export interface OtherPlace {
  readonly place: Place;
  readonly medians: PlaceNumbers;
}

/** The other signal's view of a place, found out once; undefined where its source does not know it. */
export function placesBySignal(
  source: IntensitySourceV1,
  assumptions: Assumptions,
): (place: Place) => OtherPlace | undefined {
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

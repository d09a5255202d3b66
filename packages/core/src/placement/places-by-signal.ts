import type { IntensitySourceV1 } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { describePlace } from "../estimate/describe-place.ts";
import { medianPlace, type PlaceNumbers } from "../estimate/footprint.ts";
import type { Place } from "../estimate/place.ts";

/** A place as the other signal sees it. */
export interface OtherPlace {
  readonly medians: PlaceNumbers;
  /** With its doubt, for the few places whose chances are compared. */
  describe(): Place;
}

/** The other signal's view of a place, found out once; undefined where its source does not know it. */
export function placesBySignal(
  source: IntensitySourceV1,
  assumptions: Assumptions,
): (place: Place) => OtherPlace | undefined {
  const known = new Map<Place, OtherPlace | undefined>();
  return (place: Place): OtherPlace | undefined => {
    if (!known.has(place)) {
      const { provider, region, factors } = place;
      const found = source.annual({ zones: region.gridZones, country: region.country });
      known.set(
        place,
        found.ok
          ? {
              medians: { ...medianPlace(factors), intensity: found.data.gramsPerKwh.value },
              describe: () => describePlace(provider, region, found.data, source.id, assumptions),
            }
          : undefined,
      );
    }
    return known.get(place);
  };
}

import { GreenPlaceError, type GridZone, type Region } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { allProviders } from "../catalogue/all-providers.ts";
import type { EngineContext } from "../context.ts";

/** The naming scheme of the zones that have hours. */
const SCHEME = "electricity-maps";

/** Where a grid is asked for: the zones of one region, in its provider's order of preference. */
export interface GridPlace {
  readonly zones: readonly GridZone[];
  /** ISO 3166-1 alpha-2; of a zone alone, the zone's own name. */
  readonly country: string;
}

/** A zone as a place. */
export const placeOfZone = (zone: string): GridPlace => ({
  zones: [{ scheme: SCHEME, id: zone }],
  country: zone,
});

/** The zones of a region that can have hours; there may be none. */
export const placeOfGrid = ({ gridZones, country }: Pick<Region, "gridZones" | "country">): GridPlace => ({
  zones: gridZones.filter(({ scheme }) => scheme === SCHEME),
  country,
});

/** The name of the zone that a place with zones prefers. */
export const firstZone = ({ zones }: GridPlace): string => zones[0]!.id;

/** The grid of a region such as `gcp:europe-west4`; all providers of the context are loaded only now. Throws `E_UNKNOWN_PLACEMENT`. */
export async function placeOfRegion(text: string, context: EngineContext): Promise<GridPlace> {
  const [providerId, regionId] = text.split(":");
  const all = (await allProviders(context)).flatMap((provider) =>
    provider.regions().map((region) => ({ name: `${provider.id}:${region.id}`, region })),
  );
  const found = all.find(({ name }) => name === `${providerId}:${regionId}`);
  const place = found && placeOfGrid(found.region);
  if (place && place.zones.length > 0) return place;
  const names = nearestNames(
    text,
    all.map(({ name }) => name),
  );
  throw new GreenPlaceError(
    "E_UNKNOWN_PLACEMENT",
    found ? `The grid zone of ${text} is not known.` : `No region is called "${text}".`,
    names.length > 0 && !found
      ? `Did you mean ${names.join(" or ")}?`
      : "`green-place regions` lists all regions.",
  );
}

import { GreenPlaceError, type ProviderV1 } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { allProviders } from "../catalogue/all-providers.ts";
import type { EngineContext } from "../context.ts";

/** The grid zone of a region such as `gcp:europe-west4`; the first where sources disagree. */
function zoneOfRegion(text: string, providers: readonly ProviderV1[]): string {
  const [providerId, regionId] = text.split(":");
  const all = providers.flatMap((provider) =>
    provider.regions().map((region) => ({ name: `${provider.id}:${region.id}`, region })),
  );
  const found = all.find(({ name }) => name === `${providerId}:${regionId}`);
  const zone = found?.region.gridZones.find(({ scheme }) => scheme === "electricity-maps");
  if (zone) return zone.id;
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

/** The same among all providers of the context, which are loaded only now. */
export async function zoneNamedBy(region: string, context: EngineContext): Promise<string> {
  return zoneOfRegion(region, await allProviders(context));
}

import { GreenPlaceError, type ProviderV1 } from "@green-place/contract";
import { type Constraints, matchesRegion, nearestNames } from "@green-place/core";
import { countries } from "@green-place/intensity-data";
import { chosenProviders } from "./chosen-providers.ts";

/**
 * Refuses a constraint that names something that does not exist: such a filter would quietly rule everything out.
 * Throws `E_UNKNOWN_PROVIDER`, `E_UNKNOWN_REGION` or `E_UNKNOWN_COUNTRY` with the nearest names.
 */
export function checkConstraints(constraints: Constraints, providers: readonly ProviderV1[]): void {
  chosenProviders([...(constraints.providers ?? []), ...(constraints.excludeProviders ?? [])], providers);
  const regions = providers.flatMap((provider) =>
    provider.regions().map((region) => ({ provider: provider.id, region: region.id })),
  );
  for (const pattern of [...(constraints.regions ?? []), ...(constraints.excludeRegions ?? [])]) {
    if (regions.some(({ provider, region }) => matchesRegion(pattern, provider, region))) continue;
    const names = regions.map(({ provider, region }) =>
      pattern.includes(":") ? `${provider}:${region}` : region,
    );
    throw unknownName("REGION", "region", pattern, names, []);
  }
  for (const code of [...(constraints.countries ?? []), ...(constraints.excludeCountries ?? [])]) {
    const known = countries();
    if (known.some(({ alpha2 }) => alpha2 === code.toUpperCase())) continue;
    const asked = code.toUpperCase();
    // ISO 3166 reserves UK for the country whose code is GB.
    const exact = known.filter(
      ({ alpha2, alpha3, name }) =>
        alpha3 === asked || name.toUpperCase() === asked || (asked === "UK" && alpha2 === "GB"),
    );
    const named = nearestNames(
      code,
      known.map(({ name }) => name),
    );
    const codes = exact.length > 0 ? exact : known.filter(({ name }) => named.includes(name));
    throw unknownName(
      "COUNTRY",
      "country code",
      code,
      [],
      codes.map(({ alpha2, name }) => `${alpha2} (${name})`),
    );
  }
}

function unknownName(
  kind: string,
  what: string,
  name: string,
  all: readonly string[],
  shown: readonly string[],
): GreenPlaceError {
  const near = all.length > 0 ? nearestNames(name, all) : [];
  const offered = near.length > 0 ? near : shown;
  const hint =
    offered.length > 0
      ? `Did you mean ${offered.slice(0, 4).join(" or ")}?`
      : "`green-place regions` lists all that are known.";
  return new GreenPlaceError(`E_UNKNOWN_${kind}`, `No ${what} is called "${name}".`, hint);
}

import type { ProviderCheck } from "../provider-under-test.ts";

/** Without its grid zone a region has no carbon intensity, and with a zone abroad it has somebody else's. */
export const regionZones: ProviderCheck = {
  id: "region-zones",
  title: "places each region in a known grid zone of its own country",
  faults: ({ provider, zoneCountries }) =>
    provider.regions().flatMap(({ id, country, gridZones }) => {
      const zones = gridZones.filter(({ scheme }) => scheme === "electricity-maps");
      if (zones.length === 0) return [`region "${id}" has no zone of the scheme electricity-maps`];
      return zones.flatMap((zone) => {
        const lies = zoneCountries.get(zone.id);
        if (lies === undefined) return [`region "${id}": no grid zone is called "${zone.id}"`];
        return lies === country ? [] : [`region "${id}" is in ${country}, its zone "${zone.id}" in ${lies}`];
      });
    }),
};

import type { ProviderCheck } from "../provider-under-test.ts";

/** A PUE of exactly 1 would be a building without cooling: a placeholder, not a disclosure. The bounds are the contract check's. */
export const regionPue: ProviderCheck = {
  id: "region-pue",
  title: "states a PUE above 1 with a range, or leaves it out where it is not disclosed",
  faults: ({ provider }) =>
    provider.regions().flatMap((region) => {
      if (!("pue" in region)) return [];
      const { id, pue } = region;
      if (pue === undefined || pue === null)
        return [`region "${id}": leave pue out instead of setting it to ${pue}`];
      return pue.value > 1
        ? []
        : [`region "${id}" has a PUE of ${pue.low} to ${pue.high}, median ${pue.value}`];
    }),
};

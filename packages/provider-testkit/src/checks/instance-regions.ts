import type { ProviderCheck } from "../provider-under-test.ts";

/** An offer in a region that does not exist could never be chosen. */
export const instanceRegions: ProviderCheck = {
  id: "instance-regions",
  title: "offers instance types only in regions that it lists",
  faults: ({ provider }) => {
    const regions = new Set(provider.regions().map(({ id }) => id));
    const types = provider.instanceTypes();
    const stray = types.flatMap((type) =>
      type.regions
        .filter((id) => !regions.has(id))
        .map((id) => `instance type "${type.id}" is offered in "${id}", which is no region`),
    );
    return types.some((type) => type.regions.length > 0) ? stray : [...stray, "nothing is offered anywhere"];
  },
};

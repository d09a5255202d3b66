import { isDeepStrictEqual } from "node:util";
import type { ProviderCheck } from "../provider-under-test.ts";

/** Answers survive JSON: results are printed, cached and compared as JSON. No Date, class, NaN or undefined hides in them. */
export const plainData: ProviderCheck = {
  id: "plain-data",
  title: "answers plain data that survives JSON",
  faults: ({ provider }) =>
    Object.entries({
      "meta and supports": { meta: provider.meta, supports: provider.supports },
      "regions()": provider.regions(),
      "instanceTypes()": provider.instanceTypes(),
      "sources()": provider.sources(),
      "hardware()": provider.hardware?.() ?? [],
    }).flatMap(([name, value]) =>
      isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)
        ? []
        : [`${name} holds something that JSON does not keep`],
    ),
};

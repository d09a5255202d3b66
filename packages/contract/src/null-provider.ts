import type { ProviderV1 } from "./provider-v1.ts";

/** A provider that knows nothing: the neutral element for tests and for code that needs a provider before there are facts. */
export const nullProvider = (): ProviderV1 => ({
  specVersion: 1,
  id: "none",
  name: "None",
  meta: { packageName: "@green-place/contract", version: "0", dataAsOf: "1970-01-01" },
  supports: { prices: false, spot: false, water: false, hardware: false },
  regions: () => [],
  instanceTypes: () => [],
  sources: () => [],
});

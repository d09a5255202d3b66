import type { ProviderV1 } from "@green-place/contract";
import { instanceTypes } from "./instance-types.js";
import { regions } from "./regions.js";
import { dataAsOf, sources } from "./sources.js";

/** Scaleway's GPU Instances. Without prices: Scaleway lists them in euros, and a rate is not a fact about Scaleway. */
export default function scaleway(): ProviderV1 {
  return {
    specVersion: 1,
    id: "scaleway",
    name: "Scaleway",
    meta: { packageName: "green-place-provider-scaleway", version: "0.1.0", dataAsOf },
    supports: { prices: false, spot: false, water: true, hardware: false },
    regions: () => regions,
    instanceTypes: () => instanceTypes,
    sources: () => sources,
  };
}

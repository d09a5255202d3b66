import type { ProviderV1 } from "@green-place/contract";
import { defineDataProvider } from "@green-place/provider-data/document";
import { instanceTypes } from "./instance-types.js";
import { regions } from "./regions.js";
import { sources } from "./sources.js";

/** Scaleway's GPU Instances. Without prices: Scaleway lists them in euros, and a rate is not a fact about Scaleway. */
export default function scaleway(): ProviderV1 {
  return defineDataProvider(
    { specVersion: 1, id: "scaleway", name: "Scaleway", sources, regions, instanceTypes },
    { packageName: "green-place-provider-scaleway", version: "0.1.0" },
  );
}

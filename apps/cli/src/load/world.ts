import type { HardwareCatalogueV1, IntensitySourceV1, ProviderV1 } from "@green-place/core";
import { bundledProviders } from "./bundled-providers.ts";

/** Everything that estimates are made from. */
export interface World {
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
}

export type SignalKind = "average" | "marginal";

/** Loads the tables: providers, hardware, and grid intensity of the signal that is asked for. */
export async function loadWorld(signal: SignalKind): Promise<World> {
  const [providers, { hardware }, intensityData] = await Promise.all([
    bundledProviders(),
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const intensity = signal === "average" ? intensityData.electricityMaps() : intensityData.unfcccMarginal();
  return { providers, hardware: hardware(), intensity };
}

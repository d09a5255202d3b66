import type { HardwareCatalogueV1, IntensitySourceV1, ProviderV1 } from "@green-place/core";
import { allProviders } from "./all-providers.ts";
import type { Session } from "./session.ts";

/** Everything that estimates are made from. */
export interface World {
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  /** The other signal, for a second opinion. */
  readonly secondOpinion: IntensitySourceV1;
}

export type SignalKind = "average" | "marginal";

/** Loads the tables: providers (the bundled ones, then plugins), hardware, and grid intensity of the signal that is asked for. */
export async function loadWorld(signal: SignalKind, session: Session): Promise<World> {
  const [providers, { hardware }, intensityData] = await Promise.all([
    allProviders(session),
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const average = intensityData.electricityMaps();
  const marginal = intensityData.unfcccMarginal();
  const [intensity, secondOpinion] = signal === "average" ? [average, marginal] : [marginal, average];
  return {
    providers,
    hardware: hardware(),
    intensity,
    secondOpinion,
  };
}

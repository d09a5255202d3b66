import type { HardwareCatalogueV1, IntensitySourceV1, ProviderV1 } from "@green-place/core";
import type { CatalogueData } from "../options/data-option.ts";
import { allProviders } from "./all-providers.ts";
import { bundledPackages, type Machines } from "./bundled-providers.ts";
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
export async function loadWorld(
  signal: SignalKind,
  session: Session,
  {
    data = "shipped",
    strict = false,
    machines = "all",
  }: { readonly data?: CatalogueData; readonly strict?: boolean; readonly machines?: Machines } = {},
): Promise<World> {
  const [shipped, { hardware }, intensityData] = await Promise.all([
    allProviders(session, machines),
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const providers = data === "live" ? await refreshed(shipped, strict, session) : shipped;
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

async function refreshed(
  shipped: readonly ProviderV1[],
  strict: boolean,
  session: Session,
): Promise<readonly ProviderV1[]> {
  const { liveProviders } = await import("./live-providers.ts");
  const bundled = shipped.filter(({ meta }) => bundledPackages.includes(meta.packageName));
  return liveProviders(shipped, new Set(bundled.map(({ id }) => id)), { strict }, session);
}

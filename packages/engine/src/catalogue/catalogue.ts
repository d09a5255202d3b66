import type { HardwareCatalogueV1, IntensitySourceV1, ProviderV1 } from "@green-place/contract";
import type { EngineContext } from "../context.ts";
import { bundledPackages, type Machines } from "../providers/bundled-providers.ts";
import { allProviders } from "./all-providers.ts";

/** Everything that estimates are made from. */
export interface Catalogue {
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  /** The other signal, for a second opinion. */
  readonly secondOpinion: IntensitySourceV1;
}

export type SignalKind = "average" | "marginal";

/** Which tables of a cloud: those that are shipped, or those that a refresh fetched from the cloud itself (`live`). */
export type CatalogueEdition = "shipped" | "live";

export interface CatalogueRequest {
  readonly signal: SignalKind;
  /** Default `shipped`. */
  readonly edition?: CatalogueEdition;
  /** A cloud without live tables is an error, not a warning. */
  readonly strict?: boolean;
  /** Default `all`. */
  readonly machines?: Machines;
}

/**
 * Providers (the bundled ones, then plugins), hardware, and grid intensity of the signal that is asked for.
 * Throws `E_DUPLICATE_PROVIDER`; with `strict` also `E_NO_LIVE_DATA`.
 */
export async function loadCatalogue(
  { signal, edition = "shipped", strict = false, machines = "all" }: CatalogueRequest,
  context: EngineContext,
): Promise<Catalogue> {
  const [shipped, { hardware }, intensityData] = await Promise.all([
    allProviders(context, machines),
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const average = intensityData.electricityMaps();
  const marginal = intensityData.unfcccMarginal();
  const [intensity, secondOpinion] = signal === "average" ? [average, marginal] : [marginal, average];
  return {
    providers: edition === "live" ? await refreshed(shipped, strict, context) : shipped,
    hardware: hardware(),
    intensity,
    secondOpinion,
  };
}

async function refreshed(
  shipped: readonly ProviderV1[],
  strict: boolean,
  context: EngineContext,
): Promise<readonly ProviderV1[]> {
  const { refreshedProviders } = await import("./refreshed-providers.ts");
  const bundled = shipped.filter(({ meta }) => bundledPackages.includes(meta.packageName));
  return refreshedProviders(shipped, new Set(bundled.map(({ id }) => id)), strict, context);
}

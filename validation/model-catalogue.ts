import type { HardwareCatalogueV1, IntensitySourceV1, ProviderV1 } from "@green-place/contract";
import { type Assumptions, defaultAssumptions } from "@green-place/core";
import { hardware } from "@green-place/hardware-data";
import { electricityMaps, unfcccMarginal } from "@green-place/intensity-data";
import { gcp } from "@green-place/provider-gcp";

/** Everything that answers rest on, so that a test can put a wrong constant into it. */
export interface ModelCatalogue {
  readonly assumptions: Assumptions;
  readonly hardware: HardwareCatalogueV1;
  readonly average: IntensitySourceV1;
  readonly marginal: IntensitySourceV1;
  readonly regions: ProviderV1;
}

export const shippedWorld = (): ModelCatalogue => ({
  assumptions: defaultAssumptions,
  hardware: hardware(),
  average: electricityMaps(),
  marginal: unfcccMarginal(),
  regions: gcp(),
});

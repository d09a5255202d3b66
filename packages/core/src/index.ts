export type {
  Accelerator,
  CpuPlatform,
  HardwareCatalogueV1,
} from "./contract/hardware-v1.ts";
export type { IntensitySeries, ZoneSeries } from "./contract/hourly-series.ts";
export type { AnnualIntensityQuery, Intensity, IntensitySourceV1, Signal } from "./contract/intensity-source-v1.ts";
export { known, type Lookup, type LookupMiss, unknown } from "./contract/lookup.ts";
export type {
  GridZone,
  InstanceAccelerator,
  InstanceType,
  Market,
  Price,
  PriceQuery,
  ProviderSupports,
  ProviderV1,
  Region,
} from "./contract/provider-v1.ts";
export type { Source } from "./contract/source.ts";
export { GreenPlaceError } from "./errors/green-place-error.ts";
export { InvalidQuantityError } from "./errors/invalid-quantity-error.ts";
export { exactly, type Quantity, quantity } from "./units/quantity.ts";
export { nearestNames } from "./contract/nearest-names.ts";
export type { InstanceTypeRow, ProviderTables } from "./contract/provider-tables.ts";
export { tableProvider } from "./contract/table-provider.ts";

export { GreenPlaceError } from "./errors/green-place-error.ts";
export { InvalidQuantityError } from "./errors/invalid-quantity-error.ts";
export {
  type Accelerator,
  type AcceleratorMeasure,
  acceleratorUnits,
  type CpuPlatform,
  type HardwareCatalogueV1,
} from "./hardware-v1.ts";
export type { IntensitySeries, ZoneSeries } from "./hourly-series.ts";
export type {
  AnnualIntensityQuery,
  Intensity,
  IntensitySourceV1,
  PublisherConflict,
  Signal,
} from "./intensity-source-v1.ts";
export type { LiveIntensitySourceV1, LiveSeries, LiveSeriesQuery } from "./live-intensity-source-v1.ts";
export { known, type Lookup, type LookupMiss, unknown } from "./lookup.ts";
export { nullProvider } from "./null-provider.ts";
export type {
  GridZone,
  InstanceAccelerator,
  InstanceType,
  Interconnect,
  LocalDisk,
  Market,
  Price,
  PriceQuery,
  ProviderSupports,
  ProviderV1,
  Region,
} from "./provider-v1.ts";
export type { Source } from "./source.ts";
export {
  energyOf,
  FLOPS_PER_TFLOP,
  GIGABYTES_PER_TERABYTE,
  GRAMS_PER_KILOGRAM,
  GRAMS_PER_POUND,
  gramsToKilograms,
  HOURS_PER_DAY,
  JOULES_PER_KILOWATT_HOUR,
  joulesToKilowattHours,
  KILOGRAMS_PER_TONNE,
  KILOWATT_HOURS_PER_MEGAWATT_HOUR,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
  SECONDS_PER_HOUR,
  WATTS_PER_KILOWATT,
} from "./units/conversions.ts";
export {
  type Flops,
  type FlopsPerSecond,
  type Gibibytes,
  type GramsPerKilowattHour,
  type Hours,
  type Kilograms,
  type KilowattHours,
  type Litres,
  type LitresPerKilowattHour,
  type Measure,
  measure,
  type Ratio,
  type Watts,
} from "./units/measures.ts";
export { exactly, type Quantity, type QuantityMethod, quantity } from "./units/quantity.ts";
export type { Range } from "./units/range.ts";

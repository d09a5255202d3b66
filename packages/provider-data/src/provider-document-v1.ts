import type {
  Accelerator,
  AcceleratorMeasure,
  InstanceType,
  Price,
  Quantity,
  Region,
  Source,
} from "@green-place/contract";

/** A number with its 90 % range, `low <= value <= high`; its unit is in the field's name. */
export interface RangeRow extends Omit<Quantity, "unit" | "source"> {
  /** Id of the source, where it is not the source of the whole row. */
  readonly source?: string;
}

/** A region: what `Region` says, without units and with the ids of Electricity Maps' grid zones. */
export interface RegionRow extends Omit<Region, "gridZones" | "pue" | "wue" | "cfe"> {
  /** Electricity Maps ids; more than one where sources disagree. */
  readonly gridZones: readonly string[];
  /** Power usage effectiveness, at least 1. Left out: not disclosed. */
  readonly pue?: RangeRow;
  /** Water usage effectiveness, L/kWh. Left out: not disclosed. */
  readonly wue?: RangeRow;
  /** Carbon-free energy share, 0 to 1. Left out: not disclosed. */
  readonly cfe?: RangeRow;
}

/** An instance type: CPU platforms left out are unknown, accelerators left out are none. */
export interface InstanceTypeDocumentRow
  extends Omit<InstanceType, "cpuPlatforms" | "accelerators">,
    Partial<Pick<InstanceType, "cpuPlatforms" | "accelerators">> {}

/** One price for all the regions where it is the same. */
export interface PriceRow extends Pick<Price, "basis" | "asOf"> {
  readonly instanceType: string;
  readonly regions: readonly string[];
  readonly onDemandUsdPerHour?: number;
  readonly spotUsdPerHour?: number;
  readonly source: string;
}

/** A chip that only this provider has; a measure that is left out is unknown. */
export interface AcceleratorRow
  extends Pick<Accelerator, "id" | "name" | "vendor" | "kind" | "family" | "formFactor">,
    Partial<Readonly<Record<AcceleratorMeasure, RangeRow>>> {
  readonly aliases?: readonly string[];
  readonly source: string;
}

/** A provider as data: what a `provider.json` holds. Facts only: no field names a file, a module or a command. */
export interface ProviderDocumentV1 {
  readonly $schema?: string;
  readonly specVersion: 1;
  /** `/^[a-z][a-z0-9-]*$/` */
  readonly id: string;
  readonly name: string;
  readonly sources: readonly Source[];
  readonly regions: readonly RegionRow[];
  readonly instanceTypes: readonly InstanceTypeDocumentRow[];
  readonly prices?: readonly PriceRow[];
  readonly hardware?: readonly AcceleratorRow[];
}

import type { Accelerator, InstanceAccelerator, Source } from "@green-place/contract";

/** A number with its 90 % range, `low <= value <= high`; its unit is in the field's name. */
export interface RangeRow {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** Id of the source, where it is not the source of the whole row. */
  readonly source?: string;
}

export interface RegionRow {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Electricity Maps ids; more than one where sources disagree. */
  readonly gridZones: readonly string[];
  /** Power usage effectiveness, at least 1. Left out: not disclosed. */
  readonly pue?: RangeRow;
  /** Water usage effectiveness, L/kWh. Left out: not disclosed. */
  readonly wue?: RangeRow;
  /** Carbon-free energy share, 0 to 1. Left out: not disclosed. */
  readonly cfe?: RangeRow;
  readonly source: string;
}

export interface InstanceTypeDocumentRow {
  readonly id: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Left out: the provider does not say. */
  readonly cpuPlatforms?: readonly string[];
  /** vCPUs of the whole host. Left out: unknown. */
  readonly hostVcpus?: number;
  /** Left out: it has none. */
  readonly accelerators?: readonly InstanceAccelerator[];
  /** Ids of the regions that offer it. */
  readonly regions: readonly string[];
  readonly source: string;
}

/** One price for all the regions where it is the same. */
export interface PriceRow {
  readonly instanceType: string;
  readonly regions: readonly string[];
  readonly onDemandUsdPerHour?: number;
  readonly spotUsdPerHour?: number;
  readonly basis: "list" | "derived";
  /** ISO 8601 date on which the price held. */
  readonly asOf: string;
  readonly source: string;
}

export type AcceleratorMeasure = Exclude<
  keyof Accelerator,
  "id" | "name" | "vendor" | "kind" | "family" | "aliases"
>;

/** A chip that only this provider has; a measure that is left out is unknown. */
export interface AcceleratorRow
  extends Pick<Accelerator, "id" | "name" | "vendor" | "kind" | "family">,
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

import type { ProviderV1, Region } from "./provider-v1.ts";
import type { Source } from "./source.ts";

/** `[id, family, vcpus, memoryGib, cpuPlatforms, hostVcpus | null, [accelerator, count][], index into regionSets, index into sources]` */
export type InstanceTypeRow = readonly [
  string,
  string,
  number,
  number,
  readonly string[],
  number | null,
  readonly (readonly [string, number])[],
  number,
  number,
];

/**
 * The tables of a provider in the compact shape that our own packages ship: what a build makes of `data/*.csv`.
 * `prices` maps an instance type to one text, decoded only when somebody asks:
 * `region index,on-demand USD/h,basis,spot USD/h,basis,as-of index,source index` joined by `;`, an empty part being unknown
 * and a basis `l` (list) or `d` (derived).
 */
export interface ProviderTables {
  readonly id: string;
  readonly name: string;
  readonly meta: ProviderV1["meta"];
  readonly sources: readonly Source[];
  readonly regions: readonly Region[];
  /** Each set lists indices into `regions`; types that are offered in the same places share one. */
  readonly regionSets: readonly (readonly number[])[];
  readonly instanceTypes: readonly InstanceTypeRow[];
  /** Whether any row has a spot price. */
  readonly spot: boolean;
  readonly priceDates: readonly string[];
  readonly prices: Readonly<Record<string, string>>;
}

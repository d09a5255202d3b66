import type { ProviderV1, Source } from "@green-place/contract";
import type { RegionRow } from "../provider-document-v1.ts";

/**
 * `[id, family, vcpus, memoryGib, cpuPlatforms, hostVcpus | null, [accelerator, count][], index into regionSets, index into sources,
 * [interconnect, index into sources] | null, [GB, medium] of local disks]`
 */
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
  readonly [string, number] | null,
  (readonly [number, "ssd" | "hdd"] | undefined)?,
];

/** The tables of a provider in the compact shape that our own packages ship: what a build makes of `data/*.csv`. */
export interface ProviderTables {
  readonly id: string;
  readonly name: string;
  readonly meta: ProviderV1["meta"];
  readonly sources: readonly Source[];
  readonly regions: readonly RegionRow[];
  /** Each set lists indices into `regions`; types that are offered in the same places share one. */
  readonly regionSets: readonly (readonly number[])[];
  readonly instanceTypes: readonly InstanceTypeRow[];
  /** Whether any row has a spot price. */
  readonly spot: boolean;
  readonly priceDates: readonly string[];
  /**
   * A line for each type that has a price: its id, a tab, and what `encodePrices` makes of it. One text and not an object,
   * because a start that asks for a dozen types should not pay for parsing all of them.
   */
  readonly prices: string;
}

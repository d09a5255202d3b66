import type { Accelerator } from "./hardware-v1.ts";
import type { Lookup } from "./lookup.ts";
import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/** A grid zone under one naming scheme: `{ scheme: "electricity-maps", id: "DE" }`. */
export interface GridZone {
  readonly scheme: string;
  readonly id: string;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** More than one of a scheme means that sources disagree; the estimate then spans them all. */
  readonly gridZones: readonly GridZone[];
  /** Id of the source that says in which grid zones the region lies. Absent: `source` does. */
  readonly gridZonesSource?: string;
  /** Power usage effectiveness, at least 1. Absent: not disclosed, and the estimate uses a named default. */
  readonly pue?: Quantity<"1">;
  /** Water usage effectiveness on site. Absent: not disclosed. */
  readonly wue?: Quantity<"L/kWh">;
  /** Carbon-free energy share as the provider states it, 0 to 1. Shown, never used to lower a location-based figure. */
  readonly cfe?: Quantity<"1">;
  /** Id of the source of what is said here without a source of its own. */
  readonly source: string;
}

export interface InstanceAccelerator {
  /** Id of an `Accelerator`. */
  readonly id: string;
  /** May be a fraction: an instance with 1/8 of a card has 0.125. */
  readonly count: number;
}

export interface InstanceType {
  readonly id: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Ids of the CPU platforms this type may run on; empty means that the provider does not say. */
  readonly cpuPlatforms: readonly string[];
  /** vCPUs of the whole host, so that `vcpus / hostVcpus` is this instance's share of it. Absent: unknown. */
  readonly hostVcpus?: number;
  readonly accelerators: readonly InstanceAccelerator[];
  /** Ids of the regions that offer it. */
  readonly regions: readonly string[];
  /** Id of the source of these facts. */
  readonly source: string;
}

export type Market = "on-demand" | "spot";

export interface Price {
  readonly usdPerHour: Quantity<"USD/h">;
  /** `list`: the provider's price list. `derived`: computed from other list prices, as the source says. */
  readonly basis: "list" | "derived";
  /** ISO 8601 date on which the price held. */
  readonly asOf: string;
}

export interface PriceQuery {
  readonly instanceType: string;
  readonly region: string;
  readonly market: Market;
}

/** What a provider can answer. The conformance suite checks each claim in both directions. */
export interface ProviderSupports {
  readonly prices: boolean;
  readonly spot: boolean;
  readonly water: boolean;
  readonly hardware: boolean;
}

/**
 * A cloud, as facts: version 1 of the contract that third parties implement.
 * Methods are synchronous, pure and offline, and give the same answer every time; core does all arithmetic.
 */
export interface ProviderV1 {
  readonly specVersion: 1;
  /** `/^[a-z][a-z0-9-]*$/` */
  readonly id: string;
  readonly name: string;
  readonly meta: {
    readonly packageName: string;
    readonly version: string;
    /** ISO 8601 date of the newest fact. */
    readonly dataAsOf: string;
  };
  readonly supports: ProviderSupports;
  regions(): readonly Region[];
  instanceTypes(): readonly InstanceType[];
  sources(): readonly Source[];
  /** Present if and only if `supports.prices`. */
  price?(query: PriceQuery): Lookup<Price>;
  /** Chips that only this provider has. Present if and only if `supports.hardware`. */
  hardware?(): readonly Accelerator[];
}

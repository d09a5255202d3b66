import type { Accelerator } from "./hardware-v1.ts";
import type { Lookup } from "./lookup.ts";
import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/** A grid zone under one naming scheme: `{ scheme: "electricity-maps", id: "DE" }`. */
export interface GridZone {
  /** `electricity-maps`, which every region must have, or another scheme beside it, such as `watttime`. */
  readonly scheme: string;
  /** The zone's id in that scheme, exact in case. */
  readonly id: string;
}

/** A place where instances run: one datacentre, or several close together on the same grid. */
export interface Region {
  /** As the provider's own tools spell it: letters, digits, `.`, `_`, `-`; unique without regard to case. */
  readonly id: string;
  /** For people: `Frankfurt`. */
  readonly name: string;
  /** ISO 3166-1 alpha-2, two capital letters: `DE`. */
  readonly country: string;
  /** Degrees north, −90 to 90. The city will do. */
  readonly latitude: number;
  /** Degrees east, −180 to 180. */
  readonly longitude: number;
  /** At least one of the scheme `electricity-maps`. More than one of a scheme means that sources disagree; the estimate then spans them all. */
  readonly gridZones: readonly GridZone[];
  /** Id of the source that says in which grid zones the region lies. Absent: `source` does. */
  readonly gridZonesSource?: string;
  /**
   * Power usage effectiveness: energy of the building over energy of the machines in it, without a unit. The median is above 1, the
   * range within 1 to 3. Absent: not disclosed, and the estimate uses a named default.
   */
  readonly pue?: Quantity<"1">;
  /**
   * Water usage effectiveness on site: litres of water for each kWh of the machines, 0 to 50. Absent: not disclosed, the estimate uses a named default.
   */
  readonly wue?: Quantity<"L/kWh">;
  /** Carbon-free energy share as the provider states it, 0 to 1. Shown, never used to lower a location-based figure. */
  readonly cfe?: Quantity<"1">;
  /** Id of the source of what is said here; a quantity names its own. */
  readonly source: string;
}

/** Chips that an instance has. */
export interface InstanceAccelerator {
  /** Id of an `Accelerator`, of the common catalogue or of this provider's `hardware()`. */
  readonly id: string;
  /** Above 0. May be a fraction: an instance with 1/8 of a card has 0.125. */
  readonly count: number;
}

/**
 * A network over which accelerators of several instances exchange data without the detour through their hosts' memory: what a training
 * run on several instances needs. Network cards for general use are none, however fast.
 */
export interface Interconnect {
  /** As the provider calls it: `EFA`, `InfiniBand`, `GPUDirect-TCPX`, `ICI`. */
  readonly name: string;
  /** Id of the source that says so. */
  readonly source: string;
}

/** Disks inside the host. */
export interface LocalDisk {
  /** All of them together, in GB (10^9 bytes), at least 0. */
  readonly gb: number;
  readonly medium: "ssd" | "hdd";
}

/** A kind of virtual or bare-metal machine that can be rented. */
export interface InstanceType {
  /** As the provider's own tools spell it: letters, digits, `.`, `_`, `-`; unique without regard to case. */
  readonly id: string;
  /** What types of one line have in common: `g2` of `g2-standard-4`. */
  readonly family: string;
  /** Above 0; hardware threads, or cores where the provider sells cores. A shared core may be a fraction. */
  readonly vcpus: number;
  /** Memory of the host that the instance has, in GiB (2^30 bytes), above 0. That of the chips is the chips' own. */
  readonly memoryGib: number;
  /** Ids of the CPU platforms that this type may run on; empty means that the provider does not say. */
  readonly cpuPlatforms: readonly string[];
  /**
   * vCPUs of the whole host, at least `vcpus`: the instance's share of the host is `vcpus / hostVcpus`. Absent: unknown.
   */
  readonly hostVcpus?: number;
  /** Disks in the host that come with the instance; 0 GB says that it has none. Absent: unknown. Volumes over the network are none of it. */
  readonly localDisk?: LocalDisk;
  /** Empty: it has none. */
  readonly accelerators: readonly InstanceAccelerator[];
  /** What joins several instances of this type; only a type with accelerators has one. Absent: none is known. */
  readonly interconnect?: Interconnect;
  /** Ids of the regions that offer it. */
  readonly regions: readonly string[];
  /** Id of the source of these facts. */
  readonly source: string;
}

/** `on-demand`: sure until given back. `spot`: cheaper, and may be taken away at any time. */
export type Market = "on-demand" | "spot";

/** What one instance costs. */
export interface Price {
  /** US dollars for an hour of one instance with Linux and all its accelerators, without tax and discounts, above 0. */
  readonly usdPerHour: Quantity<"USD/h">;
  /** `list`: the provider's price list. `derived`: computed from other list prices, as the source says. */
  readonly basis: "list" | "derived";
  /** ISO 8601 date (`2026-03-02`) on which the price held; not in the future. */
  readonly asOf: string;
}

export interface PriceQuery {
  /** Id of an instance type; may be any text, for users mistype. */
  readonly instanceType: string;
  /** Id of a region; may be any text. */
  readonly region: string;
  readonly market: Market;
}

/** What a provider can answer. The conformance suite checks each claim in both directions: none too many, none missing. */
export interface ProviderSupports {
  /** `price` is there and knows at least one price. */
  readonly prices: boolean;
  /** `price` knows at least one spot price. */
  readonly spot: boolean;
  /** At least one region has a `wue`. */
  readonly water: boolean;
  /** `hardware` is there and lists at least one chip. */
  readonly hardware: boolean;
}

/**
 * A cloud, as facts: version 1 of the contract that third parties implement. A package exports a function that makes one as its default export.
 *
 * Methods are synchronous, pure and offline, and give the same answer every time; core does all arithmetic. They answer plain data that
 * survives JSON, and throw nothing. Lists may be long (1,500 instance types): hand out the same array each time instead of a new one.
 */
export interface ProviderV1 {
  readonly specVersion: 1;
  /** Lower case, `/^[a-z][a-z0-9-]*$/`, at most 40 characters. It stands in placements, `acme:eu-1:gpu-1`. */
  readonly id: string;
  /** For people: `Acme Cloud`. */
  readonly name: string;
  readonly meta: {
    /** The package that the facts come in. For an installed plugin green-place puts the real name and version in place of these two. */
    readonly packageName: string;
    readonly version: string;
    /** ISO 8601 date (`2026-03-02`) of the newest fact: every result shows it as the age of the data. */
    readonly dataAsOf: string;
  };
  readonly supports: ProviderSupports;
  /** Every region, those without any instance type included. */
  regions(): readonly Region[];
  /** Every instance type, with the regions that offer it. */
  instanceTypes(): readonly InstanceType[];
  /** Every source that a fact names. */
  sources(): readonly Source[];
  /**
   * The price of one instance. A miss is `unknown-region`, `unknown-instance-type`, or `no-price` where both are known.
   * Present if and only if `supports.prices`.
   */
  price?(query: PriceQuery): Lookup<Price>;
  /** Chips that only this provider has. Present if and only if `supports.hardware`. */
  hardware?(): readonly Accelerator[];
}

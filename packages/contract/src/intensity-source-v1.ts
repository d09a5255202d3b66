import type { Lookup } from "./lookup.ts";
import type { GridZone } from "./provider-v1.ts";
import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/** Which question an intensity answers. Two intensities compare only if all three agree. */
export interface Signal {
  /** `average`: all power used. `marginal`: the plants that would react to one more kWh. */
  readonly kind: "average" | "marginal";
  /** `location`: the grid as it is. `market`: contracts and certificates counted in. */
  readonly accounting: "location" | "market";
  /** `lifecycle` counts fuel supply and construction, `direct` the stack alone, `unstated` what the source leaves open. */
  readonly boundary: "lifecycle" | "direct" | "unstated";
}

/** What two publishers of one signal say of the same place where they contradict each other, each with its own ends, g/kWh. */
export interface PublisherConflict {
  /** Around the figure of this source. */
  readonly own: { readonly low: number; readonly high: number };
  /** Where the other publisher's figure may lie: above 0. */
  readonly other: { readonly low: number; readonly high: number };
  /** Id of the source of `other`, to be found in `sources()`. */
  readonly source: string;
}

/** Carbon intensity of a zone over one year. */
export interface Intensity {
  /** Grams of CO2e for each kWh, at least 0. */
  readonly gramsPerKwh: Quantity<"g/kWh">;
  /** That of the source. */
  readonly signal: Signal;
  /** Which of the zones that were asked for it is. */
  readonly zone: GridZone;
  /** Calendar year: 2025. */
  readonly year: number;
  /** It is not a figure of that zone and year alone: modelled, carried over from another year, or spanning zones on which sources disagree. */
  readonly estimated: boolean;
  /**
   * It is the figure of a wider area than was asked for: of the country that `zone` names, for one of its grids. Two grids that share
   * it may differ all the same, so each has a doubt of its own. Absent: it is not.
   */
  readonly ofWiderArea?: boolean;
  /**
   * Set where another publisher contradicts the figure. `gramsPerKwh` then spans both, and either is taken to be as likely as the other.
   * Absent: nobody was compared with.
   */
  readonly conflict?: PublisherConflict;
  /** Water consumed in making a kWh there (EWIF), of its newest mix. Absent: unknown, and the estimate uses a named default. */
  readonly ewif?: Quantity<"L/kWh">;
}

export interface AnnualIntensityQuery {
  /** The zones of one region, in the provider's order of preference. */
  readonly zones: readonly GridZone[];
  /** ISO 3166-1 alpha-2 (`DE`); for sources that know countries only. */
  readonly country: string;
  /** Calendar year. Default: the newest full year of the source. */
  readonly year?: number;
}

/** Yearly grid carbon intensity. One source answers with one signal only. Synchronous, pure and offline. */
export interface IntensitySourceV1 {
  readonly specVersion: 1;
  /** Lower case, digits and dashes: `electricity-maps`. */
  readonly id: string;
  /** Package that the figures come in, and ISO 8601 date (`2025-12-31`) of the newest one. */
  readonly meta: { readonly packageName: string; readonly version: string; readonly dataAsOf: string };
  readonly signal: Signal;
  /** The newest full year. */
  readonly newestYear: number;
  /** A miss is `unknown-zone`, `unknown-country`, or `no-data` for a year without a figure: never a neighbour's, and the country's figure for a zone of it only as `ofWiderArea`. */
  annual(query: AnnualIntensityQuery): Lookup<Intensity>;
  /** Every source that a figure names. */
  sources(): readonly Source[];
}

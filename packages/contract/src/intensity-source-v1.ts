import type { Lookup } from "./lookup.ts";
import type { GridZone } from "./provider-v1.ts";
import type { Source } from "./source.ts";
import type { Quantity } from "./units/quantity.ts";

/** Which question an intensity answers. Two intensities compare only if all three agree. */
export interface Signal {
  /** `average`: all power used. `marginal`: the plants that would react to one more kWh. */
  readonly kind: "average" | "marginal";
  readonly accounting: "location" | "market";
  /** `lifecycle` counts fuel supply and construction, `direct` the stack alone, `unstated` what the source leaves open. */
  readonly boundary: "lifecycle" | "direct" | "unstated";
}

/** Carbon intensity of a zone over one year. */
export interface Intensity {
  readonly gramsPerKwh: Quantity<"g/kWh">;
  readonly signal: Signal;
  readonly zone: GridZone;
  readonly year: number;
  readonly estimated: boolean;
}

export interface AnnualIntensityQuery {
  /** The zones of one region, in the provider's order of preference. */
  readonly zones: readonly GridZone[];
  /** ISO 3166-1 alpha-2; for sources that know countries only. */
  readonly country: string;
  /** Default: the newest full year of the source. */
  readonly year?: number;
}

/** Yearly grid carbon intensity. One source answers with one signal only. Synchronous, pure and offline. */
export interface IntensitySourceV1 {
  readonly specVersion: 1;
  readonly id: string;
  readonly meta: { readonly packageName: string; readonly version: string; readonly dataAsOf: string };
  readonly signal: Signal;
  /** The newest full year. */
  readonly newestYear: number;
  annual(query: AnnualIntensityQuery): Lookup<Intensity>;
  sources(): readonly Source[];
}

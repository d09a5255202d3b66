import type { HardwareCatalogueV1, IntensitySourceV1, Market, ProviderV1 } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import type { PlacementRef } from "../estimate/find-placement.ts";
import type { Job } from "../workload/job.ts";
import type { Constraints } from "./constraints.ts";
import type { SortKey } from "./rank-candidates.ts";
import type { TimingPlanner } from "./run-timing.ts";

/** What a recommendation is made from. Everything about the context comes in here. */
export interface RecommendInput {
  readonly job: Job;
  readonly providers: readonly ProviderV1[];
  readonly hardware: HardwareCatalogueV1;
  readonly intensity: IntensitySourceV1;
  /** Default: the source's newest full year. */
  readonly year?: number;
  readonly constraints?: Constraints;
  /** Default `on-demand`. */
  readonly market?: Market;
  /** Default `carbon`. */
  readonly sort?: SortKey;
  /** US dollars per tonne CO2e, folded into the order. */
  readonly carbonPriceUsdPerTonne?: number;
  /** Count embodied carbon; default true. */
  readonly embodied?: boolean;
  /** Options returned, default 10. */
  readonly limit?: number;
  /** Rank of the option to explain, from 1. */
  readonly explain?: number;
  /** Default: the median eligible placement. */
  readonly from?: PlacementRef;
  /** A source of another signal: what it would choose is told beside the ranking, and never mixed with it. */
  readonly secondOpinion?: IntensitySourceV1;
  /** Chooses the hours; without it every option runs at the zone's yearly mean. */
  readonly planTiming?: TimingPlanner;
  /** Replaces the defaults. */
  readonly assumptions?: Assumptions;
}

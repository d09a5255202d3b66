import type { Market } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import {
  type Constraints,
  type Job,
  type PlacementRef,
  type Recommendation,
  recommend,
  type SortKey,
  type TimingPlanner,
} from "@green-place/core";
import { type CatalogueEdition, loadCatalogue, type SignalKind } from "../catalogue/catalogue.ts";
import type { EngineContext } from "../context.ts";

/** A job to place, and what the answer is to be made from. */
export interface RecommendRequest {
  readonly job: Job;
  readonly constraints?: Constraints;
  /** Default `on-demand`. */
  readonly market?: Market;
  /** Default `carbon`. */
  readonly sort?: SortKey;
  /** Default `average`. */
  readonly signal?: SignalKind;
  /** Count the embodied carbon of the machines; default true. */
  readonly embodied?: boolean;
  /** Options returned; default 10. */
  readonly limit?: number;
  readonly carbonPriceUsdPerTonne?: number;
  /** What to compare with; default the median eligible placement. */
  readonly from?: PlacementRef;
  /** Rank of the option to explain, from 1. */
  readonly explain?: number;
  /** Choose the hours too: the job may start so much later. */
  readonly startWithinHours?: number;
  /** With `startWithinHours`: the job may pause and resume. */
  readonly interruptible?: boolean;
  /** Default `shipped`. */
  readonly edition?: CatalogueEdition;
  /** A cloud without live tables is an error, not a warning. */
  readonly strict?: boolean;
}

/**
 * Where, on what and, with `startWithinHours`, when a job emits least.
 * Throws what `recommend` of core throws, `E_OPTIONS`, `E_SIGNAL_MIXED`, and `E_UNKNOWN_…` for a constraint on a name that does not exist.
 */
export async function recommendPlacement(
  request: RecommendRequest,
  context: EngineContext,
): Promise<Recommendation> {
  const { signal = "average", edition = "shipped", strict = false, constraints = {}, from } = request;
  const planTiming = await plannerFor(request, context);
  const catalogue = await loadCatalogue(
    {
      signal,
      edition,
      strict,
      // A baseline may be any machine.
      machines: request.job.accelerator !== undefined && !from ? "accelerated" : "all",
    },
    context,
  );
  if (Object.keys(constraints).length > 0) {
    const { checkConstraints } = await import("../catalogue/check-constraints.ts");
    checkConstraints(constraints, catalogue.providers);
  }
  const { startWithinHours, interruptible, ...rest } = request;
  return recommend({ ...catalogue, ...rest, ...(planTiming && { planTiming }) });
}

async function plannerFor(
  { startWithinHours, interruptible = false, signal }: RecommendRequest,
  context: EngineContext,
): Promise<TimingPlanner | undefined> {
  if (startWithinHours === undefined) {
    if (!interruptible) return undefined;
    throw new GreenPlaceError(
      "E_OPTIONS",
      "--interruptible says nothing without a time to move in.",
      "Add --start-within 24h.",
    );
  }
  if (signal === "marginal") {
    throw new GreenPlaceError(
      "E_SIGNAL_MIXED",
      "Hourly data is of the average signal, so hours cannot be chosen for the marginal one.",
      "Leave out --start-within or --signal marginal; `green-place when --live` knows marginal forecasts.",
    );
  }
  const { typicalDayPlanner } = await import("../timing/typical-day-planner.ts");
  return typicalDayPlanner({ nowMs: context.now(), startWithinHours, interruptible });
}

export { assumedFactor, assumptionOf } from "./assumptions/assumed-factor.ts";
export { assumedQuantity, assumptionOfSource } from "./assumptions/assumed-quantity.ts";
export type { Assumption, Assumptions } from "./assumptions/assumption.ts";
export { assumptionOfBuilding } from "./assumptions/assumption-of-building.ts";
export { assumptionSources } from "./assumptions/assumption-sources.ts";
export { defaultAssumptions } from "./assumptions/default-assumptions.ts";
export { knownAccelerators } from "./components/hardware-index.ts";
export type { StorageMedium } from "./components/item-parts.ts";
export { DuplicateProviderError } from "./errors/duplicate-provider-error.ts";
export {
  carbonOfEnergy,
  type EnergyCarbon,
  type EnergyInput,
  type EnergyItem,
} from "./estimate/carbon-of-energy.ts";
export { collectSources, type SourceOwner } from "./estimate/collect-sources.ts";
export { type EmbodiedMachine, embodiedOfMachine } from "./estimate/embodied-of-machine.ts";
export {
  type EmissionFactor,
  type EmissionFactors,
  type EmissionFactorsInput,
  emissionFactors,
} from "./estimate/emission-factors.ts";
export type { Estimate } from "./estimate/estimate.ts";
export { type AllEstimates, type EstimateAllInput, estimateAll } from "./estimate/estimate-all.ts";
export { type EstimateInput, estimate } from "./estimate/estimate-placement.ts";
export type {
  EstimateDifference,
  EstimateItem,
  EstimateSet,
  EstimateTotal,
} from "./estimate/estimate-set.ts";
export type { Coverage, Exclusion, ExclusionReason } from "./estimate/exclusions.ts";
export {
  type FoundPlacement,
  findPlacement,
  type PlacementRef,
  type RegionRef,
} from "./estimate/find-placement.ts";
export {
  type EmbodiedFactors,
  type MeasuredFootprint,
  type MeasuredInput,
  measuredFootprint,
  measuredMedians,
} from "./estimate/measured-footprint.ts";
export type { ItemFacts } from "./estimate/placed-item.ts";
export type { PlacementItem } from "./estimate/placement-item.ts";
export type { Step } from "./estimate/step.ts";
export { type TrainingDuration, type TrainingRun, trainingDuration } from "./estimate/training-duration.ts";
export { nearestNames } from "./names/nearest-names.ts";
export type { Constraints } from "./placement/constraints.ts";
export type { ContestedSignal } from "./placement/contested-signal.ts";
export { type CountryGroup, countryGroups } from "./placement/country-groups.ts";
export type { DoubtShare } from "./placement/doubt-shares.ts";
export type { Explanation } from "./placement/explanation.ts";
export type { PivotalFactor } from "./placement/pivotal-factors.ts";
export type { SortKey } from "./placement/rank-candidates.ts";
export { recommend } from "./placement/recommend.ts";
export type { RecommendInput } from "./placement/recommend-input.ts";
export type { Baseline, Cost, PlacementOption, Recommendation, Timing } from "./placement/recommendation.ts";
export { matchesRegion } from "./placement/region-pattern.ts";
export type { RunTiming, TimingPlanner } from "./placement/run-timing.ts";
export type { Levers } from "./placement/saving-attribution.ts";
export type { SecondOpinion } from "./placement/second-opinion.ts";
export type { WithheldOpinion } from "./placement/withheld-opinion.ts";
export { type EverydayTerm, everydayTerms } from "./proportion/everyday-terms.ts";
export {
  type Backtest,
  type BacktestQuery,
  type BacktestRow,
  backtest,
  type Forecast,
} from "./schedule/backtest.ts";
export { parseInstant } from "./schedule/instant.ts";
export { LONGEST_WINDOW_DAYS } from "./schedule/longest-window.ts";
export { type MeanIntensity, meanIntensityWithin } from "./schedule/mean-intensity.ts";
export { noisyForecast } from "./schedule/noisy-forecast.ts";
export { parseSeries } from "./schedule/parse-series.ts";
export {
  planSchedule,
  type Schedule,
  type SchedulePlan,
  type ScheduleQuery,
  WORTH_WAITING_PERCENT,
} from "./schedule/plan-schedule.ts";
export type { RunSlot } from "./schedule/run-slot.ts";
export { csvText } from "./text/csv-text.ts";
export { isPrintable, printable, printableData } from "./text/printable.ts";
export { printableJson } from "./text/printable-json.ts";
export { createDraws, type Draws } from "./uncertainty/draws.ts";
export { type Factor, factor } from "./uncertainty/factor.ts";
export { rangeOfDraws } from "./uncertainty/range-of-draws.ts";
export { rangeOfRemainder, rangeOfSum, withAuxiliary } from "./uncertainty/sum-of-factors.ts";
export { type Job, usesBatch, type WorkloadClass, workloadClasses } from "./workload/job.ts";
export { resolveAccelerator } from "./workload/resolve-accelerator.ts";

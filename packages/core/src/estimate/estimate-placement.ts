import type { Range } from "@green-place/contract";
import { assumptionOf } from "../assumptions/assumed-factor.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { createDraws, type Draws } from "../uncertainty/draws.ts";
import { type Factor, sourcesOfFactor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { collectSources } from "./collect-sources.ts";
import { conflictWarnings } from "./conflict-warning.ts";
import type { Estimate } from "./estimate.ts";
import { explainFootprint } from "./explain-footprint.ts";
import { factorsOf } from "./factors-of.ts";
import { footprint, medianPlace } from "./footprint.ts";
import { footprintRanges } from "./footprint-ranges.ts";
import { itemEnergy } from "./item-energy.ts";
import { type ItemFacts, type PlacedItem, placedItem } from "./placed-item.ts";
import type { PlacementItem } from "./placement-item.ts";
import { drawnSumOfTerms } from "./sum-of-terms.ts";

export interface EstimateInput extends PlacementItem, ItemFacts {}

/**
 * The footprint of one placement, with its derivation.
 * Throws `E_INVALID_JOB`, `E_UNKNOWN_PLACEMENT`, `E_CANNOT_ESTIMATE` when a fact is missing, or `E_INVALID_QUANTITY`.
 */
export const estimate = (input: EstimateInput): Estimate =>
  describeEstimate(input, placedItem(input, input), input, createDraws());

/** A placed item as plain data, with the range of each of its numbers. */
export function describeEstimate(
  request: PlacementItem,
  { item, machine, provider, grid, place, embodied, warnings }: PlacedItem,
  facts: ItemFacts,
  draws: Draws,
): Estimate {
  const energy = itemEnergy(item);
  const median = footprint(energy, medianPlace(place.factors), 1, embodied);
  const ranges = footprintRanges(median, item, place, 1, draws);
  const held = machine?.instanceType.accelerators[0];
  const factors = factorsOf(item, place);
  const range = ({ low, value, high }: Factor): Range => ({ low, value, high });
  const { provider: providerId, region } = request.placement;
  const { assumptions = defaultAssumptions } = facts;
  return {
    placement: {
      provider: providerId,
      region,
      instanceType: machine?.instanceType.id ?? null,
      instanceCount: machine?.instanceCount ?? null,
      accelerator: held && machine ? { id: held.id, count: held.count * machine.instanceCount } : null,
    },
    storage: {
      blockGb: request.blockStorageGb ?? null,
      objectGb: request.objectStorageGb ?? null,
      transferGb: request.transferGb ?? null,
    },
    hours: item.duration
      ? rangeOfDraws(
          item.hours,
          draws.of(item.duration).map((ratio) => ratio * item.hours),
        )
      : { low: item.hours, value: item.hours, high: item.hours },
    signal: { ...grid.signal, year: grid.year },
    itWatts: rangeOfDraws(energy.itWatts, drawnSumOfTerms(item.power, draws)),
    energyKwh: ranges.facilityKwh,
    carbonKg: ranges.carbonKg,
    operationalKg: ranges.operationalKg,
    embodiedKg: ranges.embodiedKg,
    waterLitres: ranges.waterLitres,
    intensity: {
      ...range(place.factors.intensity),
      zone: place.intensity.zone.id,
      year: place.intensity.year,
    },
    pue: range(place.factors.pue),
    warnings: [...warnings, ...conflictWarnings(place)],
    steps: explainFootprint(item, place, 1, embodied, draws),
    assumptions: [...new Set(factors.flatMap((one) => assumptionOf(one) ?? []))]
      .sort()
      .map((id) => assumptions[id]!),
    sources: collectSources(
      [
        ...factors.flatMap(sourcesOfFactor),
        ...(machine ? [`${provider.id}/${machine.instanceType.source}`] : []),
      ],
      [...facts.providers, facts.hardware, facts.intensity],
    ),
  };
}

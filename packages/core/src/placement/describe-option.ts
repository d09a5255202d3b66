import type { Market } from "@green-place/contract";
import { conflictWarnings } from "../estimate/conflict-warning.ts";
import type { Place } from "../estimate/place.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Candidate } from "./candidate.ts";
import type { OptionFigures } from "./option-figures.ts";
import type { Cost, PlacementOption, Timing } from "./recommendation.ts";

/** What an option is shown with beyond its own candidate. */
export interface OptionContext {
  readonly rank: number;
  readonly market: Market;
  readonly figures: OptionFigures;
  readonly draws: Draws;
  readonly probabilityBest: number | null;
  readonly paretoOptimal: boolean;
  readonly sources: readonly string[];
}

/** A candidate as plain data, with the range of each of its numbers. */
export function describeOption(candidate: Candidate, context: OptionContext): PlacementOption {
  const { machine, energy, place, timing } = candidate;
  const { draws } = context;
  const { ranges, levers } = context.figures;
  const held = machine.instanceType.accelerators[0];
  const { intensity, pue } = atYearlyMean(place, draws);
  return {
    rank: context.rank,
    provider: machine.provider,
    region: place.region.id,
    regionName: place.region.name,
    country: place.region.country,
    instanceType: machine.instanceType.id,
    instanceCount: machine.instanceCount,
    accelerator: held ? { id: held.id, count: held.count * machine.instanceCount } : null,
    hours: energy.hours,
    start: timing ? instant(timing.startMs) : null,
    timing: timing ? timingOf(timing) : null,
    energyKwh: ranges.facilityKwh,
    carbonKg: ranges.carbonKg,
    operationalKg: ranges.operationalKg,
    embodiedKg: ranges.embodiedKg,
    waterLitres: ranges.waterLitres,
    costUsd: costOf(candidate, context.market),
    intensity: timing ? intensityAt(place, timing.ratio) : intensity,
    pue,
    probabilityBest: context.probabilityBest,
    paretoOptimal: context.paretoOptimal,
    levers,
    warnings: warningsOf(candidate),
    sources: context.sources,
  };
}

/** Price of a candidate for the whole job, or null when it is unknown. */
export function costOf({ price, costUsd, machine }: Candidate, market: Market): Cost | null {
  if (!price || costUsd === undefined) return null;
  const perHour = price.usdPerHour.value * machine.instanceCount;
  return { value: costUsd, perHour, market, basis: price.basis, asOf: price.asOf };
}

type PlaceFigures = Pick<PlacementOption, "intensity" | "pue">;

/** Made once for all the machines that stand there. */
const atYearlyMean = (place: Place, draws: Draws): PlaceFigures =>
  draws.once(place.factors, () => {
    const { low, value, high } = place.factors.pue;
    return { intensity: intensityAt(place, 1), pue: { low, value, high } };
  });

/** The yearly figure and its range, times what the chosen hours are of the year's mean. */
function intensityAt({ intensity, factors }: Place, ratio: number): PlacementOption["intensity"] {
  const { low, value, high } = factors.intensity;
  const { zone, year } = intensity;
  return { low: low * ratio, value: value * ratio, high: high * ratio, zone: zone.id, year };
}

function warningsOf({ machine, place, energy, noTiming }: Candidate): string[] {
  const warnings = [...machine.warnings];
  const { chips, vcpus } = machine;
  if (chips && chips.unused > 0) {
    const all = chips.busy + chips.unused;
    warnings.push(`${chips.unused} of ${all} accelerators are rented but idle: they are counted.`);
  }
  if (!chips && vcpus.unused > 0) {
    warnings.push(
      `${vcpus.unused} of ${vcpus.busy + vcpus.unused} vCPUs are rented but idle: they are counted.`,
    );
  }
  const zones = place.region.gridZones.filter((zone) => zone.scheme === place.intensity.zone.scheme);
  if (zones.length > 1) {
    warnings.push(
      `Sources disagree on the grid zone (${zones.map((zone) => zone.id).join(" or ")}): the range spans them all.`,
    );
  }
  warnings.push(...conflictWarnings(place));
  if (noTiming !== undefined) {
    warnings.push(`No hours were chosen here, the yearly mean is used: ${noTiming}.`);
  }
  if (machine.duration) {
    warnings.push(
      `Hours are scaled by throughput from those on the chip that was asked for: ${energy.hours.toPrecision(3)} h.`,
    );
  }
  return warnings;
}

function timingOf(timing: NonNullable<Candidate["timing"]>): Timing {
  return {
    end: instant(timing.endMs),
    slots: timing.slots.map((slot) => ({ start: instant(slot.startMs), end: instant(slot.endMs) })),
    savingPercent: timing.savingPercent,
    worthWaiting: timing.worthWaiting,
    basis: timing.basis,
    shapeYears: timing.shapeYears,
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

import type { Term } from "../components/component.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { footprint, medianPlace } from "./footprint.ts";
import { footprintDraws } from "./footprint-draws.ts";
import type { Item } from "./item.ts";
import { itemDraws } from "./item-draws.ts";
import { itemEnergy } from "./item-energy.ts";
import type { Place } from "./place.ts";
import type { Step } from "./step.ts";
import { drawnSumOfTerms, sumOfTerms } from "./sum-of-terms.ts";

/** A step before it is numbered. */
interface Line {
  readonly name: string;
  readonly equation: string;
  readonly unit: string;
  readonly factors: readonly Factor[];
  readonly median: number;
  readonly drawn: Float64Array;
}

/** The derivation of a footprint: every number in the order in which it is computed, each with its range over the draws. */
export function explainFootprint(
  item: Item,
  place: Place,
  timingRatio: number,
  embodied: boolean,
  draws: Draws,
): readonly Step[] {
  return linesOf(item, place, timingRatio, embodied, draws).map(
    ({ name, equation, unit, factors, median, drawn }, index) => ({
      number: index + 1,
      name,
      equation,
      unit,
      factors,
      ...rangeOfDraws(median, drawn),
    }),
  );
}

function linesOf(
  item: Item,
  { factors }: Place,
  timingRatio: number,
  embodied: boolean,
  draws: Draws,
): readonly Line[] {
  const { intensity, pue, wue, ewif } = factors;
  const energy = itemEnergy(item);
  const result = footprint(energy, medianPlace(factors), timingRatio, embodied);
  const { embodiedKg, ...drawnEnergy } = itemDraws(item, draws);
  const drawn = footprintDraws(
    embodied ? { ...drawnEnergy, embodiedKg } : drawnEnergy,
    factors,
    timingRatio,
    draws,
  );
  const outside = item.outsideEnergy.length > 0;
  const watts = termLines(item.power, "W", draws);
  return [
    ...watts.lines,
    {
      name: "IT power",
      equation: "sum of the above",
      unit: "W",
      factors: [],
      median: energy.itWatts,
      drawn: watts.sum,
    },
    {
      name: "IT energy",
      equation: `IT power · ${formatHours(item.hours)} h${item.duration ? " · duration ratio" : ""} / 1000`,
      unit: "kWh",
      factors: item.duration ? [item.duration] : [],
      median: energy.itKwh,
      drawn: drawnEnergy.itKwh,
    },
    ...termLines(item.outsideEnergy, "kWh", draws).lines,
    {
      name: outside ? "Energy" : "Energy at the building's meter",
      equation: outside ? "IT energy · PUE + data transfer" : "IT energy · PUE",
      unit: "kWh",
      factors: [pue],
      median: result.facilityKwh,
      drawn: drawn.facilityKwh,
    },
    {
      name: "Operational carbon",
      equation: `energy · intensity${timingRatio === 1 ? "" : ` · ${timingRatio.toPrecision(3)} for the hours chosen`} / 1000`,
      unit: "kg CO2e",
      factors: [intensity],
      median: result.operationalKg,
      drawn: drawn.operationalKg,
    },
    ...(result.embodiedKg !== null
      ? [
          ...termLines(item.embodied, "kg CO2e", draws).lines,
          {
            name: "Embodied carbon",
            equation: "sum of what is embodied · hours / (lifetime · utilisation)",
            unit: "kg CO2e",
            factors: [item.lifetimeHours, item.lifetimeUtilisation],
            median: result.embodiedKg,
            drawn: embodiedKg,
          },
        ]
      : []),
    {
      name: "Carbon",
      equation: embodied ? "operational + embodied" : "operational",
      unit: "kg CO2e",
      factors: [],
      median: result.carbonKg,
      drawn: drawn.carbonKg,
    },
    {
      name: "Water",
      equation: "IT energy · WUE + energy · EWIF",
      unit: "L",
      factors: [wue, ewif],
      median: result.waterLitres,
      drawn: drawn.waterLitres!,
    },
  ];
}

/** A line for each term, and their sum in each draw. */
function termLines(
  terms: readonly Term[],
  unit: string,
  draws: Draws,
): { readonly lines: readonly Line[]; readonly sum: Float64Array } {
  const medians: number[] = [];
  sumOfTerms(terms, undefined, (_, part) => medians.push(part));
  const lines: Line[] = [];
  const sum = drawnSumOfTerms(terms, draws, (term, drawn) => {
    const median = medians[lines.length]!;
    lines.push({ name: term.name, equation: term.equation(), unit, factors: term.factors, median, drawn });
  });
  return { lines, sum };
}

const formatHours = (hours: number): string => String(Number(hours.toPrecision(6)));

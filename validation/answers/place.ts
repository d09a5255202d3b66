import { type IntensitySourceV1, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { carbonOfEnergy } from "@green-place/core";
import { hourlyYear2022 } from "@green-place/intensity-data/hourly";
import type { QuestionOf } from "../case-schema.ts";
import type { ModelCatalogue } from "../model-catalogue.ts";
import { type Answer, sure } from "./answer.ts";

const SCHEME = "electricity-maps";

export function grid({ zone, year }: QuestionOf<"grid">, catalogue: ModelCatalogue): Answer {
  const found = catalogue.average.annual({
    zones: [{ scheme: SCHEME, id: zone }],
    country: zone.slice(0, 2),
    year,
  });
  if (!found.ok) throw new Error(`no intensity of ${zone} in ${year}`);
  return found.data.gramsPerKwh;
}

/** Pairs whose published figures are equal have no order and do not count. */
export function gridOrder({ year, figures }: QuestionOf<"grid-order">, catalogue: ModelCatalogue): Answer {
  const rows = Object.entries(figures).map(([zone, published]) => ({
    published,
    ours: grid({ model: "grid", zone, year }, catalogue).value,
  }));
  const pairs = rows.flatMap((a, i) => rows.slice(i + 1).map((b) => [a, b] as const));
  const ordered = pairs.filter(([a, b]) => a.published !== b.published);
  const alike = ordered.filter(
    ([a, b]) => Math.sign(a.published - b.published) === Math.sign(a.ours - b.ours),
  );
  return sure(alike.length / ordered.length);
}

export function pue({ region }: QuestionOf<"pue">, catalogue: ModelCatalogue): Answer {
  const found = catalogue.regions.regions().find(({ id }) => id === region)?.pue;
  if (!found) throw new Error(`no PUE of ${region}`);
  return found;
}

export function carbonOfMeasuredEnergy(
  question: QuestionOf<"carbon-of-energy">,
  catalogue: ModelCatalogue,
): Answer {
  const source = question.signal === "average" ? catalogue.average : catalogue.marginal;
  const here = carbonIn(question, question.kilowattHours, source);
  if (!question.over) return here;
  const there = carbonIn(question.over, question.kilowattHours, source);
  return { low: here.low / there.high, value: here.value / there.value, high: here.high / there.low };
}

const carbonIn = (
  { zone, country }: { readonly zone: string; readonly country: string },
  energyKwh: number,
  intensity: IntensitySourceV1,
): Answer => carbonOfEnergy({ energyKwh, zone: { scheme: SCHEME, id: zone }, country, intensity }).carbonKg;

/** Mean over the hours `from` to `to` of local standard time, the last one included. */
export function hoursOfDay({ zone, utcOffset, from, to }: QuestionOf<"hours-of-day">): Answer {
  const found = hourlyYear2022(zone);
  if (!found.ok) throw new Error(`no hours of ${zone}`);
  const { startsMs, gramsPerKwh } = found.data.series;
  const chosen = gramsPerKwh.filter((_, i) => {
    const hour = new Date(startsMs[i]! + utcOffset * MILLISECONDS_PER_HOUR).getUTCHours();
    return from <= hour && hour <= to;
  });
  return sure(chosen.reduce((sum, grams) => sum + grams, 0) / chosen.length);
}

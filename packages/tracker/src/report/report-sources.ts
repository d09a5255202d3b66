import type { Source } from "@green-place/contract";
import {
  type Assumption,
  assumptionOf,
  assumptionOfSource,
  assumptionSources,
  defaultAssumptions,
  type Factor,
} from "@green-place/core";
import type { Channel } from "../meter/channel.ts";
import type { RunPlaceFactors } from "./run-footprint.ts";
import type { RunSettings } from "./run-settings.ts";

/** What a report rests on: the named defaults that it took, and the sources of its facts and of those defaults. */
export interface ReportBasis {
  readonly assumptions: readonly Assumption[];
  readonly sources: Readonly<Record<string, Source>>;
}

/** Collects the assumptions and the sources behind a run's place, models, auxiliary ratio and embodied carbon. */
export function reportBasis(
  settings: RunSettings,
  place: RunPlaceFactors,
  channels: readonly Channel[],
  auxiliaryRatio: Factor | null,
): ReportBasis {
  const { embodied } = settings;
  const factors = [place.intensity, place.pue, ...(place.wue ? [place.wue, place.ewif] : [])];
  if (auxiliaryRatio) factors.push(auxiliaryRatio);
  const quoted = [
    ...factors.map(({ source }) => source),
    settings.place.gramsPerKwh.source,
    settings.place.pue.source,
    ...(settings.place.wue ? [settings.place.wue.source] : []),
    ...(settings.place.wue && settings.place.ewif ? [settings.place.ewif.source] : []),
    ...channels.flatMap(modelSources),
    ...(embodied
      ? [
          embodied.madeKg.source,
          embodied.lifetimeHours.source,
          embodied.lifetimeUtilisation.source,
          ...(embodied.sources ?? []),
        ]
      : []),
  ];
  const assumed = [
    ...factors.flatMap((one) => assumptionOf(one) ?? []),
    ...quoted.flatMap((source) => assumptionOfSource(source) ?? []),
    ...(embodied?.assumptions ?? []),
  ];
  const assumptions = [...new Set(assumed)].sort().flatMap((id) => defaultAssumptions[id] ?? []);
  const ids = [...quoted, ...assumptions.map(({ source }) => `core/${source}`)];
  const rows = [...new Set(ids)].sort().flatMap((id): [string, Source][] => {
    const row = id.startsWith("core/")
      ? assumptionSources.find((source) => `core/${source.id}` === id)
      : Object.hasOwn(settings.sources, id) && settings.sources[id];
    return row ? [[id, row]] : [];
  });
  return { assumptions, sources: Object.fromEntries(rows) };
}

/** The sources of the numbers in a model of CPU or memory. */
export function modelSources({ metering }: Channel): readonly string[] {
  if (metering.kind === "memory") return [metering.wattsPerGib.source];
  if (metering.kind !== "cpu-load") return [];
  const { model } = metering;
  return model.curve === "vcpu" ? [model.minWatts.source, model.maxWatts.source] : [model.tdpWatts.source];
}

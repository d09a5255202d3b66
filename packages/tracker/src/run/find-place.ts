import type { IntensitySeries } from "@green-place/contract";
import type { EmbodiedMachine } from "@green-place/core";
import type { Channel } from "../meter/channel.ts";
import type { PlaceRequest, ResolvedPlace } from "../place/place.ts";
import type { PlaceQuery } from "../place/place-query.ts";
import { resolvePlace } from "../place/resolve-place.ts";
import { modelSources } from "../report/report-sources.ts";
import { cpuLoadChannel } from "../sensors/cpu-load-model.ts";
import type { SourceRows, TrackContext } from "./track-context.ts";

/** What is known once the place of a run is found. */
export interface FoundPlace {
  readonly place: ResolvedPlace;
  readonly embodied: EmbodiedMachine | null;
  /** Rows of the sources that these facts name. */
  readonly sources: SourceRows;
}

/** The place, the CPU's model where it is better than before, and the hours of the place where it has any. */
export interface PlaceAnswer {
  readonly found: FoundPlace;
  readonly channels: readonly Channel[];
  readonly hourly: IntensitySeries | null;
}

/** Looks up the place of a run, embodied carbon and CPU model. Throws `E_PLACE_UNKNOWN` under `strict`. */
export async function findPlace(
  query: PlaceQuery,
  { cloud, strict }: { readonly cloud: PlaceRequest | null; readonly strict: boolean },
  context: TrackContext,
): Promise<PlaceAnswer> {
  const { place: resolved, hourly } = await resolvePlace({ ...query, cloud, strict }, context.lookUpPlace);
  const request = { ...cloud, ...resolved.request };
  const place = { ...resolved, request };
  const channels = query.cpu ? [await betterCpuModel(query.cpu)] : [];
  const embodied = query.countsMachine ? (query.embodied ?? (await ofInstanceType())) : null;
  const warnings = [...place.warnings, ...embodiedUnknown(embodied)];
  const sources = await sourcesOf(place, embodied, channels, context);
  return { found: { place: { ...place, warnings }, embodied, sources }, channels, hourly };

  function embodiedUnknown(embodied: EmbodiedMachine | null): readonly string[] {
    if (embodied || !query.countsMachine || !context.embodiedOf || request.instanceType === undefined)
      return [];
    return [`The embodied carbon of ${request.instanceType} is not known and is left out.`];
  }

  async function ofInstanceType(): Promise<EmbodiedMachine | null> {
    return request.instanceType === undefined ? null : ((await context.embodiedOf?.(request)) ?? null);
  }

  async function betterCpuModel(cpu: NonNullable<PlaceQuery["cpu"]>): Promise<Channel> {
    const [tdp, vcpu] = await Promise.all([
      cpu.cpuModel === null ? null : context.cpuTdpWatts?.(cpu.cpuModel),
      request.instanceType === undefined ? null : context.vcpuWatts?.(request),
    ]);
    return cpuLoadChannel(cpu, { tdp: tdp ?? null, vcpu: vcpu ?? null }, query.codecarbon);
  }
}

async function sourcesOf(
  { gramsPerKwh, pue, wue, ewif }: ResolvedPlace,
  embodied: EmbodiedMachine | null,
  channels: readonly Channel[],
  context: TrackContext,
): Promise<SourceRows> {
  const named = [
    gramsPerKwh,
    pue,
    ...(wue ? [wue, ...(ewif ? [ewif] : [])] : []),
    ...(embodied ? [embodied.madeKg] : []),
  ];
  const ids = [
    ...named.map(({ source }) => source),
    ...(embodied?.sources ?? []),
    ...channels.flatMap(modelSources),
  ];
  return (await context.sourcesOf?.([...new Set(ids)])) ?? {};
}

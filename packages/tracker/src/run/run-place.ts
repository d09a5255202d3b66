import type { IntensitySeries } from "@green-place/contract";
import type { EmbodiedMachine } from "@green-place/core";
import type { Allocation } from "../attribution/allocation.ts";
import type { Channel } from "../meter/channel.ts";
import { askCloudMetadata } from "../place/cloud-metadata.ts";
import type { ResolvedPlace } from "../place/place.ts";
import { assumedPlace, resolvePlace } from "../place/resolve-place.ts";
import { modelSources } from "../report/report-sources.ts";
import { cpuLoadChannel } from "../sensors/cpu-load-model.ts";
import type { EffectiveOptions } from "./effective-options.ts";
import type { SamplingSession } from "./sampling-session.ts";
import type { SourceRows, TrackContext } from "./track-context.ts";

/** What is known once the place of a run is found. */
export interface FoundPlace {
  readonly place: ResolvedPlace;
  readonly embodied: EmbodiedMachine | null;
  /** Rows of the sources that these facts name. */
  readonly sources: SourceRows;
}

/** The place of a run, which is looked up while the run goes on. */
export interface RunPlace {
  /** Rejects with `E_PLACE_UNKNOWN` under `strict`. */
  readonly ready: Promise<FoundPlace>;
  /** For reports before the place is found. */
  readonly fallback: FoundPlace;
  /** g/kWh in force at an instant, where the place has hourly data for it. */
  hourlyAt(atMs: number): number | undefined;
}

/** Looks the place up and writes it into the trace, with the CPU model that the instance type or the CPU's name gives. */
export function startPlace(
  options: EffectiveOptions,
  context: TrackContext,
  allocation: Allocation,
  cpuIsModelled: boolean,
  countsMachine: boolean,
  session: SamplingSession,
): RunPlace {
  let hourly: IntensitySeries | null = null;
  let annual: number | undefined;
  const find = async (): Promise<FoundPlace> => {
    const stated =
      options.given ?? (Object.keys(options.config ?? {}).length > 0 ? options.config : undefined);
    const ask =
      options.cloudMetadata === "always" ||
      (options.cloudMetadata === "vm" && allocation.virtual && !stated && options.gramsPerKwh === undefined);
    const cloud = ask ? await askCloudMetadata(context.fetch, context.metadataServices) : null;
    const resolved = await resolvePlace({ ...options, cloud }, context.lookUpPlace);
    hourly = resolved.hourly;
    annual = resolved.place.gramsPerKwh.value;
    const request = { ...cloud, ...resolved.place.request };
    const place = { ...resolved.place, request };
    const channels = cpuIsModelled ? [await betterCpuModel()] : [];
    const embodied = countsMachine ? (options.embodied ?? (await ofInstanceType())) : null;
    const found: FoundPlace = {
      place: { ...place, warnings: [...place.warnings, ...embodiedUnknown(embodied)] },
      embodied,
      sources: await sourcesOf(place, embodied, channels),
    };
    await session.sample({ settings: { ...found }, ...(channels.length > 0 && { channels }) });
    return found;

    async function sourcesOf(
      { gramsPerKwh, pue, wue, ewif }: ResolvedPlace,
      embodied: EmbodiedMachine | null,
      channels: readonly Channel[],
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

    function embodiedUnknown(embodied: EmbodiedMachine | null): readonly string[] {
      if (embodied || !countsMachine || !context.embodiedOf || request.instanceType === undefined) return [];
      return [`The embodied carbon of ${request.instanceType} is not known and is left out.`];
    }

    async function ofInstanceType(): Promise<EmbodiedMachine | null> {
      return request.instanceType === undefined ? null : ((await context.embodiedOf?.(request)) ?? null);
    }

    async function betterCpuModel() {
      const [tdp, vcpu] = await Promise.all([
        allocation.cpuModel === null ? null : context.cpuTdpWatts?.(allocation.cpuModel),
        request.instanceType === undefined ? null : context.vcpuWatts?.(request),
      ]);
      return cpuLoadChannel(
        allocation,
        { tdp: tdp ?? null, vcpu: vcpu ?? null },
        options.csvFormat === "codecarbon",
      );
    }
  };
  const ready = find();
  ready.catch(() => undefined);
  let hadHourly = false;
  return {
    ready,
    fallback: {
      place: assumedPlace(options),
      embodied: countsMachine ? options.embodied : null,
      sources: {},
    },
    hourlyAt(atMs) {
      const grams = hourly ? gramsAt(hourly, atMs) : undefined;
      hadHourly ||= grams !== undefined;
      // After the last hour that is known, the year's mean.
      return grams ?? (hadHourly ? annual : undefined);
    },
  };
}

function gramsAt({ startsMs, endMs, gramsPerKwh }: IntensitySeries, atMs: number): number | undefined {
  if (atMs >= endMs) return undefined;
  let slot = -1;
  while (slot + 1 < startsMs.length && startsMs[slot + 1]! <= atMs) slot++;
  return slot < 0 ? undefined : gramsPerKwh[slot];
}

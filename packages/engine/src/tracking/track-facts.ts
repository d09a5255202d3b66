import { join } from "node:path";
import type { InstanceType, Lookup, ProviderV1, Quantity } from "@green-place/contract";
import { type EmbodiedMachine, embodiedOfMachine } from "@green-place/core";
import type {
  PlaceRequest,
  TrackContext,
  TrackReport,
  VcpuWatts,
  WhatIfCandidate,
} from "@green-place/tracker";
import { stateFolder } from "@green-place/tracker/user-folders";
import { allProviders } from "../catalogue/all-providers.ts";
import type { EngineContext } from "../context.ts";

/** The tables of places and hardware for the tracker, with the engine's environment, clock and folders. Each table is loaded when it is first used. */
export function trackFacts(context: EngineContext): Partial<TrackContext> {
  let loaded: Promise<readonly ProviderV1[]> | undefined;
  const providers = (): Promise<readonly ProviderV1[]> => {
    loaded ??= allProviders(context);
    return loaded;
  };
  return {
    env: context.env,
    cwd: context.cwd,
    now: () => new Date(context.now()),
    stateDirectory: join(stateFolder(context), "tracks"),
    fetch: context.fetch,
    lookUpPlace: async (place) =>
      (await import("./place-lookup.ts")).placeLookup(context.now, providers)(place),
    cpuTdpWatts,
    vcpuWatts: async (place) => vcpuWattsOf(await instanceTypeOf(place, providers)),
    embodiedOf: async (place) => embodiedOf(place, await instanceTypeOf(place, providers), providers),
    sourcesOf: async (ids) => (await import("./source-rows.ts")).sourceRows(ids, providers),
    whatIfCandidates: (report) => whatIfCandidates(report, providers),
  };
}

async function instanceTypeOf(
  { provider, instanceType }: PlaceRequest,
  providers: () => Promise<readonly ProviderV1[]>,
): Promise<InstanceType | undefined> {
  if (provider === undefined || instanceType === undefined) return undefined;
  const types = (await providers()).find(({ id }) => id === provider)?.instanceTypes();
  return types?.find(({ id }) => id === instanceType);
}

async function embodiedOf(
  { provider }: PlaceRequest,
  type: InstanceType | undefined,
  providers: () => Promise<readonly ProviderV1[]>,
): Promise<EmbodiedMachine | null> {
  if (!type || provider === undefined) return null;
  const { hardware } = await import("@green-place/hardware-data");
  return embodiedOfMachine(provider, type, hardware(), await providers());
}

/** W per vCPU of an instance type, where its CPU is known. */
async function vcpuWattsOf(type: InstanceType | undefined): Promise<VcpuWatts | null> {
  if (!type) return null;
  const { hardware } = await import("@green-place/hardware-data");
  const catalogue = hardware();
  const platforms = type.cpuPlatforms;
  const cpu = catalogue.cpuPlatforms().find(({ id }) => id === platforms[0]);
  if (!cpu || platforms.length !== 1) return null;
  return {
    min: ownedBy(catalogue.id, cpu.minWattsPerVcpu),
    max: ownedBy(catalogue.id, cpu.maxWattsPerVcpu),
  };
}

async function cpuTdpWatts(name: string): Promise<Lookup<Quantity<"W">>> {
  const [{ hardware }, models] = await Promise.all([
    import("@green-place/hardware-data"),
    import("@green-place/hardware-data/cpu-models"),
  ]);
  const found = models.cpuTdpWatts(name);
  return found.ok ? { ok: true, data: ownedBy(hardware().id, found.data) } : found;
}

/** A figure of a table, whose source names the table. */
const ownedBy = <U extends string>(table: string, figure: Quantity<U>): Quantity<U> => ({
  ...figure,
  source: `${table}/${figure.source}`,
});

/**
 * The same energy in other regions: of the same cloud where the run was in one, else of all of them. Where the run's intensity followed the
 * hour, so does theirs, over the time of the run: an hour here is not compared with a year there.
 */
async function whatIfCandidates(
  report: TrackReport,
  providers: () => Promise<readonly ProviderV1[]>,
): Promise<WhatIfCandidate[]> {
  if (report.place.how === "assumed") return [];
  const [{ electricityMaps }, { gramsDuring }] = await Promise.all([
    import("@green-place/intensity-data"),
    import("./grams-during.ts"),
  ]);
  const source = electricityMaps();
  const own = `${report.place.provider}:${report.place.region}`;
  const seen = new Set<string>();
  return (await providers())
    .filter(({ id }) => report.place.provider === null || id === report.place.provider)
    .flatMap((provider) =>
      provider.regions().flatMap((region): WhatIfCandidate[] => {
        const id = `${provider.id}:${region.id}`;
        const found = source.annual({ zones: region.gridZones, country: region.country });
        if (
          id === own ||
          !found.ok ||
          found.data.zone.id === report.place.zone ||
          seen.has(found.data.zone.id)
        )
          return [];
        seen.add(found.data.zone.id);
        const { gramsPerKwh } = found.data;
        return [
          {
            id: `${id} (${region.name})`,
            gramsPerKwh: report.intensity.hourly ? gramsDuring(report, region, gramsPerKwh) : gramsPerKwh,
            ...(region.pue && { pue: region.pue }),
          },
        ];
      }),
    );
}

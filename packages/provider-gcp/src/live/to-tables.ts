import type { InstanceType, Price, ProviderV1, Region } from "@green-place/contract";
import {
  encodeTables,
  type GapCollector,
  type LiveCatalogue,
  type OfferPrice,
} from "@green-place/provider-data/tables";
import { hostOf, zonesOfAttached } from "./attached-types.ts";
import type { ByZone, ComputeAcceleratorType, ComputeMachineType } from "./fetch-machine-types.ts";
import type { GcpPlaces } from "./fetch-places.ts";
import { mapMachineType } from "./map-machine-type.ts";

export interface GcpAnswers {
  readonly places: GcpPlaces;
  readonly machineTypes: ByZone<ComputeMachineType>;
  /** Absent: could not be had. */
  readonly acceleratorTypes?: ByZone<ComputeAcceleratorType>;
}

const source = "live-api";

/**
 * The answers as tables. Place, grid zones, PUE and WUE of a region, CPU platform, host and interconnect of a type, and
 * prices are not in Compute Engine's answers: they come from `shipped`, by id, prices with the date on which they held.
 */
export function toTables(
  answers: GcpAnswers,
  shipped: ProviderV1,
  today: string,
  gaps: GapCollector,
): LiveCatalogue {
  const zones = zonesByType(answers.machineTypes);
  const instanceTypes = [
    ...ownTypes(answers, zones, shipped, gaps),
    ...attachedTypes(answers, zones, shipped),
  ];
  const tables = encodeTables({
    id: shipped.id,
    name: shipped.name,
    meta: { ...shipped.meta, version: `live ${today}`, dataAsOf: today },
    sources: [
      ...shipped.sources(),
      {
        id: source,
        publisher: "Google Cloud",
        title: "Compute Engine API, as it answered the user's project",
        url: "https://docs.cloud.google.com/compute/docs/reference/rest/v1",
        licence: "Google Cloud Platform Terms of Service",
        retrieved: today,
      },
    ],
    regions: regions(answers.places, shipped, gaps),
    instanceTypes,
    prices: instanceTypes.flatMap((type) =>
      type.regions.flatMap((region) => shippedPrice(shipped, type.id, region)),
    ),
  });
  return { tables, gaps: gaps.all() };
}

function regions(places: GcpPlaces, shipped: ProviderV1, gaps: GapCollector): Region[] {
  const known = new Map(shipped.regions().map((region) => [region.id, region]));
  return places.regions.map((id) => {
    const region = known.get(id);
    if (region) return region;
    gaps.add("region-unknown", id, "not in the shipped tables, so its grid zone is unknown");
    return { id, name: id, country: "", latitude: Number.NaN, longitude: Number.NaN, gridZones: [], source };
  });
}

/** Types that Compute Engine lists, each once, with the regions that offer it in at least one zone. */
function ownTypes(
  { places, machineTypes }: GcpAnswers,
  zones: ReadonlyMap<string, readonly string[]>,
  shipped: ProviderV1,
  gaps: GapCollector,
): InstanceType[] {
  const shippedTypes = new Map(shipped.instanceTypes().map((type) => [type.id, type]));
  const found = new Map<string, ComputeMachineType>();
  for (const types of machineTypes.offered.values())
    for (const type of types) if (type.name && !found.has(type.name)) found.set(type.name, type);
  return [...found].flatMap(([id, type]): InstanceType[] => {
    const regionsOfType = regionsOf(zones.get(id) ?? [], places);
    const mapped = mapMachineType(id, type);
    if ("why" in mapped) {
      gaps.add(mapped.code, id, mapped.why);
      return [];
    }
    const known = shippedTypes.get(id);
    if (!known)
      gaps.add(
        "type-unknown",
        id,
        "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
      );
    return [
      {
        ...mapped,
        cpuPlatforms: known?.cpuPlatforms ?? [],
        ...(known?.hostVcpus !== undefined && { hostVcpus: known.hostVcpus }),
        ...(known?.interconnect && { interconnect: known.interconnect }),
        ...(known?.localDisk && { localDisk: known.localDisk }),
        regions: regionsOfType,
        source,
      },
    ];
  });
}

/** Types of the shipped tables that are an N1 host with attached GPUs, where both can be had today. */
function attachedTypes(
  { places, acceleratorTypes }: GcpAnswers,
  zones: ReadonlyMap<string, readonly string[]>,
  shipped: ProviderV1,
): InstanceType[] {
  if (!acceleratorTypes) return [];
  return shipped.instanceTypes().flatMap((type): InstanceType[] => {
    const host = hostOf(type);
    if (host === undefined) return [];
    const zonesOfType = zonesOfAttached(type, zones.get(host) ?? [], acceleratorTypes);
    return zonesOfType.length === 0 ? [] : [{ ...type, regions: regionsOf(zonesOfType, places), source }];
  });
}

function zonesByType({ offered }: ByZone<ComputeMachineType>): ReadonlyMap<string, readonly string[]> {
  const zones = new Map<string, string[]>();
  for (const [zone, types] of offered) {
    for (const { name } of types) {
      const seen = zones.get(name ?? "");
      if (seen) seen.push(zone);
      else zones.set(name ?? "", [zone]);
    }
  }
  return zones;
}

const regionsOf = (zones: readonly string[], { regionOfZone }: GcpPlaces): string[] => [
  ...new Set(zones.flatMap((zone) => regionOfZone.get(zone) ?? [])),
];

function shippedPrice(shipped: ProviderV1, instanceType: string, region: string): OfferPrice[] {
  const find = (market: "on-demand" | "spot"): Price | undefined => {
    const price = shipped.price?.({ instanceType, region, market });
    return price?.ok ? price.data : undefined;
  };
  const onDemand = find("on-demand");
  const spot = find("spot");
  const dated = onDemand ?? spot;
  if (!dated) return [];
  const point = ({ usdPerHour, basis }: Price) => ({ usdPerHour: usdPerHour.value, basis });
  return [
    {
      instanceType,
      region,
      ...(onDemand && { onDemand: point(onDemand) }),
      ...(spot && { spot: point(spot) }),
      asOf: dated.asOf,
      source: dated.usdPerHour.source,
    },
  ];
}

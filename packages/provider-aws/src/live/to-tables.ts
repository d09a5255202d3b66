import type { InstanceAccelerator, InstanceType, ProviderV1, Region } from "@green-place/contract";
import {
  encodeTables,
  type GapCollector,
  isUsdPerHour,
  type LiveCatalogue,
  type OfferPrice,
} from "@green-place/provider-data/tables";
import type { DescribedType } from "./fetch-instance-types.ts";
import type { ListedPrices } from "./fetch-prices.ts";

/** What one region answered; a part that is absent could not be had. */
export interface AwsRegionAnswer {
  readonly region: string;
  readonly offered: readonly string[];
  readonly onDemand?: ListedPrices;
  readonly spot?: ReadonlyMap<string, number>;
}

/** What EC2 said of the types that are offered. */
export interface DescribedTypes {
  readonly types: ReadonlyMap<string, DescribedType>;
  /** Why a type could not be asked about; of no matter if another region described it. */
  readonly failures: ReadonlyMap<string, string>;
}

const source = "live-api";

/**
 * The answers as tables. Place, grid zones, PUE and WUE of a region, and CPU platform, host and interconnect of a
 * type, are not in AWS's answers: they come from `shipped`, by id, or stay unknown.
 */
export function toTables(
  answers: readonly AwsRegionAnswer[],
  described: DescribedTypes,
  shipped: ProviderV1,
  today: string,
  gaps: GapCollector,
): LiveCatalogue {
  const types = instanceTypes(answers, described, shipped, gaps);
  const kept = new Set(types.map(({ id }) => id));
  const tables = encodeTables({
    id: shipped.id,
    name: shipped.name,
    meta: { ...shipped.meta, version: `live ${today}`, dataAsOf: today },
    sources: [
      ...shipped.sources(),
      {
        id: source,
        publisher: "Amazon Web Services",
        title: "EC2 and price list APIs, as they answered the user's account",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/",
        licence: "AWS Customer Agreement",
        retrieved: today,
      },
    ],
    regions: regions(answers, shipped, gaps),
    instanceTypes: types,
    prices: answers.flatMap((answer) => prices(answer, kept, today, gaps)),
  });
  return { tables, gaps: gaps.all() };
}

function regions(answers: readonly AwsRegionAnswer[], shipped: ProviderV1, gaps: GapCollector): Region[] {
  const known = new Map(shipped.regions().map((region) => [region.id, region]));
  return answers.map(({ region: id }) => {
    const region = known.get(id);
    if (region) return region;
    gaps.add("region-unknown", id, "not in the shipped tables, so its grid zone is unknown");
    return { id, name: id, country: "", latitude: Number.NaN, longitude: Number.NaN, gridZones: [], source };
  });
}

function instanceTypes(
  answers: readonly AwsRegionAnswer[],
  described: DescribedTypes,
  shipped: ProviderV1,
  gaps: GapCollector,
): InstanceType[] {
  const shippedTypes = new Map(shipped.instanceTypes().map((type) => [type.id, type]));
  const offeredIn = new Map<string, string[]>();
  for (const { region, offered } of answers)
    for (const id of offered) offeredIn.set(id, [...(offeredIn.get(id) ?? []), region]);

  return [...offeredIn].flatMap(([id, regionsOfType]): InstanceType[] => {
    const info = described.types.get(id);
    if (!info) {
      gaps.add("type-refused", id, described.failures.get(id) ?? "offered, but EC2 did not describe it");
      return [];
    }
    const { vcpus, mebibytes } = info;
    if (!vcpus || !mebibytes) {
      gaps.add("type-refused", id, "described without vCPUs or memory");
      return [];
    }
    const known = shippedTypes.get(id);
    const accelerators = acceleratorsOf(info, known, gaps);
    if (!accelerators) return [];
    if (!known)
      gaps.add(
        "type-unknown",
        id,
        "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
      );
    return [
      {
        id,
        family: id.slice(0, id.indexOf(".")),
        vcpus,
        memoryGib: mebibytes / 1024,
        cpuPlatforms: known?.cpuPlatforms ?? [],
        ...(known?.hostVcpus !== undefined && { hostVcpus: known.hostVcpus }),
        ...(known?.interconnect && { interconnect: known.interconnect }),
        ...(known?.localDisk && { localDisk: known.localDisk }),
        accelerators,
        regions: regionsOfType,
        source,
      },
    ];
  });
}

/** By EC2's device names; where one has no id, what the shipped tables say of this very type; else the type can't be kept. */
function acceleratorsOf(
  { id, devices }: DescribedType,
  known: InstanceType | undefined,
  gaps: GapCollector,
): readonly InstanceAccelerator[] | undefined {
  if ("accelerators" in devices) return devices.accelerators;
  if (known && known.accelerators.length > 0) return known.accelerators;
  gaps.add("accelerator-unknown", id, `its device "${devices.unknownDevice}" has no known id or number`);
  return undefined;
}

function prices(
  { region, offered, onDemand, spot }: AwsRegionAnswer,
  kept: ReadonlySet<string>,
  today: string,
  gaps: GapCollector,
): OfferPrice[] {
  return offered.flatMap((instanceType): OfferPrice[] => {
    if (!kept.has(instanceType)) return [];
    const place = `${instanceType} in ${region}`;
    const listed = onDemand?.get(instanceType);
    let onDemandUsd = listed ?? undefined;
    if (listed === null) gaps.add("price-refused", place, "the list has several on-demand prices");
    else if (onDemandUsd !== undefined && !isUsdPerHour(onDemandUsd)) {
      gaps.add("price-refused", place, "the on-demand price is not above 0, or beyond any");
      onDemandUsd = undefined;
    }
    let spotUsd = spot?.get(instanceType);
    if (
      spotUsd !== undefined &&
      (!isUsdPerHour(spotUsd) || (onDemandUsd !== undefined && spotUsd > onDemandUsd))
    ) {
      gaps.add("price-refused", place, "the spot price is not above 0, or above the on-demand price");
      spotUsd = undefined;
    }
    if (onDemandUsd === undefined && spotUsd === undefined) return [];
    return [
      {
        instanceType,
        region,
        ...(onDemandUsd !== undefined && { onDemand: { usdPerHour: onDemandUsd, basis: "list" as const } }),
        ...(spotUsd !== undefined && { spot: { usdPerHour: spotUsd, basis: "list" as const } }),
        asOf: today,
        source,
      },
    ];
  });
}

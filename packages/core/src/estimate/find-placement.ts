import type { InstanceType, ProviderV1, Region } from "@green-place/contract";
import { GreenPlaceError } from "@green-place/contract";
import { nearestNames } from "../names/nearest-names.ts";

/** A placement by name, as a user writes it: `aws:us-east-1:p4d.24xlarge`. */
export interface PlacementRef {
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
}

/** A region by name: `aws:us-east-1`. */
export type RegionRef = Pick<PlacementRef, "provider" | "region">;

export interface FoundRegion {
  readonly provider: ProviderV1;
  readonly region: Region;
}

export interface FoundPlacement extends FoundRegion {
  readonly instanceType: InstanceType;
  /** False when the provider is not known to offer the type there. */
  readonly offered: boolean;
}

/** Throws `E_UNKNOWN_PLACEMENT` with the nearest names when provider, region or instance type is not known. */
export function findPlacement(ref: PlacementRef, providers: readonly ProviderV1[]): FoundPlacement {
  const { provider, region } = findRegion(ref, providers);
  const instanceType = find(`${provider.name} instance type`, ref.instanceType, provider.instanceTypes());
  return { provider, region, instanceType, offered: instanceType.regions.includes(region.id) };
}

/** Throws `E_UNKNOWN_PLACEMENT` with the nearest names when provider or region is not known. */
export function findRegion(ref: RegionRef, providers: readonly ProviderV1[]): FoundRegion {
  const provider = find("provider", ref.provider, providers);
  return { provider, region: find(`${provider.name} region`, ref.region, provider.regions()) };
}

function find<T extends { readonly id: string }>(what: string, id: string, all: readonly T[]): T {
  const found = all.find((one) => one.id === id);
  if (found) return found;
  const names = all.map((one) => one.id);
  const suggestions = nearestNames(id, names);
  throw new GreenPlaceError(
    "E_UNKNOWN_PLACEMENT",
    `No ${what} is called "${id}".`,
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(" or ")}?`
      : "`green-place regions` and `green-place instances` list what is known.",
  );
}

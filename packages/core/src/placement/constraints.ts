import type { Region } from "@green-place/contract";
import type { ExclusionReason } from "../estimate/exclusions.ts";
import { type CountryGroup, countryGroups } from "./country-groups.ts";
import { matchesRegion } from "./region-pattern.ts";

/** What the owner of a job rules out. An absent list rules nothing out. */
export interface Constraints {
  readonly providers?: readonly string[];
  readonly excludeProviders?: readonly string[];
  /** Patterns such as `aws:eu-*`. */
  readonly regions?: readonly string[];
  readonly excludeRegions?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly excludeCountries?: readonly string[];
  readonly within?: CountryGroup;
  /** For the whole job, in US dollars. */
  readonly maxUsd?: number;
  /** For all instances together. */
  readonly maxUsdPerHour?: number;
}

/** The first constraint that rules a region out, or undefined when none does. */
export function ruledOut(
  constraints: Constraints,
  provider: string,
  region: Region,
): ExclusionReason | undefined {
  const { providers, excludeProviders, regions, excludeRegions, countries, excludeCountries, within } =
    constraints;
  const matches = (pattern: string): boolean => matchesRegion(pattern, provider, region.id);
  const isCountry = (code: string): boolean => code.toUpperCase() === region.country;
  if ((providers && !providers.includes(provider)) || excludeProviders?.includes(provider))
    return "not-the-provider";
  if (within && !countryGroups[within].includes(region.country)) return "not-within";
  if ((countries && !countries.some(isCountry)) || excludeCountries?.some(isCountry))
    return "not-the-country";
  if ((regions && !regions.some(matches)) || excludeRegions?.some(matches)) return "not-the-region";
  return undefined;
}

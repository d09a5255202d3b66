import type { HardwareCatalogueV1, ProviderV1 } from "@green-place/contract";
import { hardware } from "@green-place/hardware-data";
import { zones } from "@green-place/intensity-data";
import type { ConformanceCheck } from "./conformance-check.ts";

/** What the checks of a provider look at. */
export interface ProviderUnderTest {
  /** Makes the provider, each time anew. */
  create(): ProviderV1;
  /** One provider that `create` made. */
  readonly provider: ProviderV1;
  readonly hardware: HardwareCatalogueV1;
  /** Country (ISO 3166-1 alpha-2) of every grid zone with a known intensity, by Electricity Maps id. */
  readonly zoneCountries: ReadonlyMap<string, string>;
  /** ISO 8601 date; facts from later days are faults. */
  readonly today: string;
}

/** A check of what a provider answers. */
export type ProviderCheck = ConformanceCheck<ProviderUnderTest>;

/** How a provider is checked. */
export interface CheckOptions {
  /** ISO 8601 date (`2026-11-24`), default the current one in UTC: facts from later days are faults. */
  readonly today?: string;
}

/** Makes the provider once, with what the checks compare it with. Throws what `create` throws. */
export function providerUnderTest(
  create: () => ProviderV1,
  { today = new Date().toISOString().slice(0, 10) }: CheckOptions = {},
): ProviderUnderTest {
  const zoneCountries = new Map(zones().map(({ zone, country }) => [zone, country]));
  return { create, provider: create(), hardware: hardware(), zoneCountries, today };
}

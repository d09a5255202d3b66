import type { HardwareCatalogueV1, ProviderV1 } from "@green-place/contract";

/** What the checks of a provider look at. */
export interface Subject {
  /** Makes the provider, each time anew. */
  create(): ProviderV1;
  /** One provider that `create` made. */
  readonly provider: ProviderV1;
  readonly hardware: HardwareCatalogueV1;
  /** Country (ISO 3166-1 alpha-2) of every grid zone with a known intensity, by Electricity Maps id. */
  readonly zoneCountries: ReadonlyMap<string, string>;
  /** ISO 8601 date. */
  readonly today: string;
}

/** One behaviour that every provider must have. */
export interface Check {
  /** Stable, kebab-case; reports name it. */
  readonly id: string;
  /** What a provider that passes does: reads as the name of a test. */
  readonly title: string;
  /** Everything that is wrong, one sentence each; empty if the provider passes. */
  faults(subject: Subject): readonly string[];
}

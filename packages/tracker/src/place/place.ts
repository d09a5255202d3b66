import type { IntensitySeries, Lookup, Quantity } from "@green-place/contract";

/** How a place came to be known. `assumed` is never the user's word nor a service's answer. */
export type PlaceHow = "given" | "config" | "cloud-metadata" | "assumed";

/** What a user, a config file or a cloud said of the place of a run. */
export interface PlaceRequest {
  /** Electricity Maps zone: `FR`, `US-CAL-CISO`. */
  readonly zone?: string;
  /** ISO 3166-1, alpha-2 or alpha-3. */
  readonly country?: string;
  /** Cloud and region: `aws`, `eu-west-3`. */
  readonly provider?: string;
  readonly region?: string;
  readonly instanceType?: string;
}

/** Degrees north and east. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known of a place: from the intensity table, the provider's regions, or the user's own figure. */
export interface PlaceFacts {
  readonly zone: string | null;
  readonly gramsPerKwh: Quantity<"g/kWh">;
  readonly year: number | null;
  /** Hourly intensity where there is any for the time of the run. */
  readonly hourly?: IntensitySeries;
  readonly pue?: Quantity<"1">;
  readonly wue?: Quantity<"L/kWh">;
  readonly countryName?: string;
  /** ISO 3166-1 alpha-3. */
  readonly countryCode?: string;
  /** Degrees north and east, where the place is a point. */
  readonly coordinates?: Coordinates;
}

/** Answers what a place's electricity emits; the tracker has no tables of its own. */
export type PlaceLookup = (place: PlaceRequest) => Lookup<PlaceFacts> | Promise<Lookup<PlaceFacts>>;

/** The place of a run as its report shows it. */
export interface ResolvedPlace {
  readonly request: PlaceRequest;
  readonly how: PlaceHow;
  readonly zone: string | null;
  readonly gramsPerKwh: Quantity<"g/kWh">;
  readonly year: number | null;
  readonly pue: Quantity<"1">;
  readonly wue: Quantity<"L/kWh"> | null;
  readonly countryName: string | null;
  readonly countryCode: string | null;
  /** Absent: not known, as for a whole grid zone. */
  readonly coordinates?: Coordinates;
  readonly warnings: readonly string[];
}

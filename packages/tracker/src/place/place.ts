import type { IntensitySeries, Lookup, Quantity } from "@green-place/contract";

/** How a place is known: stated by the user, from a config file, from the cloud's metadata service, or not at all. */
export type PlaceHow = "given" | "config" | "cloud-metadata" | "assumed";

/** What a user, a config file or a metadata service states of the place of a run. */
export interface PlaceRequest {
  /** Electricity Maps zone: `FR`, `US-CAL-CISO`. */
  readonly zone?: string;
  /** ISO 3166-1, alpha-2 or alpha-3. */
  readonly country?: string;
  /** Cloud and region: `aws`, `eu-west-3`. */
  readonly provider?: string;
  readonly region?: string;
  /** `p4d.24xlarge`. */
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
  /** Year of `gramsPerKwh`; null: not known. */
  readonly year: number | null;
  /** Hourly intensity over the time of the run; absent: not known. */
  readonly hourly?: IntensitySeries;
  /** The years whose hours gave `hourly` its shape; its level is `gramsPerKwh`. Absent: not known. */
  readonly shapeYears?: readonly number[];
  readonly pue?: Quantity<"1">;
  readonly wue?: Quantity<"L/kWh">;
  /** Water consumed in making the grid's electricity; absent: not known, and a named default stands in. */
  readonly ewif?: Quantity<"L/kWh">;
  readonly countryName?: string;
  /** ISO 3166-1 alpha-3. */
  readonly countryCode?: string;
  /** Degrees north and east, where the place is a point. */
  readonly coordinates?: Coordinates;
}

/** Finds the intensity, PUE and WUE of a place; the tracker has no tables of its own. */
export type PlaceLookup = (place: PlaceRequest) => Lookup<PlaceFacts> | Promise<Lookup<PlaceFacts>>;

/** The place of a run as its report shows it. */
export interface ResolvedPlace {
  readonly request: PlaceRequest;
  readonly how: PlaceHow;
  readonly zone: string | null;
  readonly gramsPerKwh: Quantity<"g/kWh">;
  readonly year: number | null;
  /** Of the hours, where the intensity follows them. Absent: not known, or it does not. */
  readonly shapeYears?: readonly number[];
  readonly pue: Quantity<"1">;
  readonly wue: Quantity<"L/kWh"> | null;
  /** Of the grid; absent: not known, and a named default stands in. */
  readonly ewif?: Quantity<"L/kWh">;
  readonly countryName: string | null;
  readonly countryCode: string | null;
  /** Absent: not known, as for a whole grid zone. */
  readonly coordinates?: Coordinates;
  readonly warnings: readonly string[];
}

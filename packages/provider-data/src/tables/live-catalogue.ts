import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import type { ProviderTables } from "./provider-tables.ts";

/** For a whole refresh, in ms: that of the largest cloud takes some minutes. */
export const REFRESH_DEADLINE_MS: number = 15 * MILLISECONDS_PER_MINUTE;

/**
 * What a gap is.
 *
 * `region-failed`: asked, no answer; its offers are missing. `region-not-enabled`: the account may not use it.
 * `region-unknown`: kept, but the shipped tables lack its grid zone, so no estimate is possible.
 * `prices-failed`, `spot-failed`: offers kept, prices missing. `price-refused`: a price that can't be one.
 * `accelerator-unknown`: left out, its chip has no id. `type-refused`: left out, its facts are incomplete or contradict each other.
 * `type-unknown`: kept, but the shipped tables lack its CPU platform, host and interconnect.
 * `type-restricted`: left out, the account may not use it there.
 */
export const gapCodes = [
  "region-failed",
  "region-not-enabled",
  "region-unknown",
  "prices-failed",
  "spot-failed",
  "price-refused",
  "accelerator-unknown",
  "type-refused",
  "type-unknown",
  "type-restricted",
] as const;

/** Something that a refresh could not get, or kept only in part. Nothing is left out in silence. */
export interface LiveGap {
  readonly code: (typeof gapCodes)[number];
  /** Regions, or instance types, sorted. */
  readonly names: readonly string[];
  /** One clause for people: what happened. Holds no credential and no words of the service beyond its error code. */
  readonly why: string;
}

/** What a cloud's own APIs said on one day: a whole provider, and what is missing from it. */
export interface LiveCatalogue {
  readonly tables: ProviderTables;
  readonly gaps: readonly LiveGap[];
}

import { known, type Lookup, unknown } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { hourlyQuality as text } from "../generated/hourly-quality.ts";

/** Whether hours of a zone can be told apart: `usable`, or why not. */
export type HourlyStatus = "usable" | "flat" | "unreliable" | "missing";

export interface HourlyZone {
  readonly zone: string;
  readonly status: HourlyStatus;
  /** Why not, or what to know about a usable series; empty when there is nothing to say. */
  readonly reason: string;
  /** Id of the source of its hours; absent where there are none. */
  readonly source?: string;
}

let loaded: ReadonlyMap<string, HourlyZone> | undefined;

function quality(): ReadonlyMap<string, HourlyZone> {
  if (!loaded) {
    const rows = JSON.parse(text) as [string, HourlyStatus, string, string][];
    loaded = new Map(
      rows.map(([zone, status, reason, source]) => [
        zone,
        { zone, status, reason, ...(source !== "" && { source }) },
      ]),
    );
  }
  return loaded;
}

/** Every zone that has a yearly figure or an hourly series, by id. */
export function hourlyZones(): HourlyZone[] {
  return [...quality().values()];
}

const CODES = { flat: "flat-series", unreliable: "unreliable-series", missing: "no-hourly-data" } as const;

/** The zone if its hours can be told apart; else a miss whose `message` says why not. */
export function usableZone(zone: string): Lookup<HourlyZone> {
  const row = quality().get(zone);
  if (!row) return unknown("unknown-zone", zone, { suggestions: nearestNames(zone, quality().keys()) });
  if (row.status === "usable") return known(row);
  return unknown(CODES[row.status], zone, { message: `${zone}: ${row.reason}` });
}

import { GreenPlaceError, type LookupMiss, type Signal, type ZoneSeries } from "@green-place/contract";
import { DataMissingError } from "../errors/data-missing-error.ts";
import type { GridPlace } from "./grid-place.ts";

/** Refuses the marginal signal, of which no hours are shipped: `E_OPTIONS`. */
export function refuseMarginal(signal: Signal["kind"]): void {
  if (signal !== "marginal") return;
  throw new GreenPlaceError(
    "E_OPTIONS",
    "Hourly data of the marginal signal is not shipped.",
    "Give a series of your own with --intensity-file; for hours to come, add --live and the key of a service that forecasts it.",
  );
}

/**
 * The hours of a place from the shipped tables, of the average signal: typical days, or the real hours of a year; `levelledHours` says of
 * which level. Throws `E_UNKNOWN_ZONE`, `E_NO_YEARLY_DATA` for hours without a level, or `E_NO_HOURLY_DATA` where a zone's hours cannot be told apart,
 * and for any year but `REAL_YEAR`.
 */
export async function shippedSeries(
  place: GridPlace,
  window: { readonly startMs: number; readonly endMs: number },
  historyYear?: number,
): Promise<ZoneSeries> {
  const { levelledHours, REAL_YEAR } = await import("./levelled-hours.ts");
  if (historyYear !== undefined && historyYear !== REAL_YEAR) {
    throw new DataMissingError(
      "E_NO_HOURLY_DATA",
      `No real hours of ${historyYear} are shipped.`,
      `Take those of ${REAL_YEAR}, or typical days.`,
    );
  }
  const found = levelledHours(place, historyYear === undefined ? window : "real-hours");
  if (!found.ok) throw noSeries(found);
  return found.data;
}

/** A zone whose hours cannot be told apart, or have no level, is missing data; a zone that does not exist is a mistake. */
export function noSeries({ code, query, message, suggestions }: LookupMiss): GreenPlaceError {
  if (code === "level-unknown") {
    return new DataMissingError(
      "E_NO_YEARLY_DATA",
      `${message ?? query}.`,
      "Give a series of your own with --intensity-file.",
    );
  }
  if (code !== "unknown-zone") {
    return new DataMissingError(
      "E_NO_HOURLY_DATA",
      `${message ?? query}.`,
      "Nothing can be shifted in time there; compare regions instead.",
    );
  }
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.join(" or ")}?`
      : "`green-place zones` lists all zones.";
  return new GreenPlaceError("E_UNKNOWN_ZONE", `No hourly data is known for the zone "${query}".`, hint);
}

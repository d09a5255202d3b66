import { GreenPlaceError, type LookupMiss, type Signal, type ZoneSeries } from "@green-place/contract";
import { DataMissingError } from "../errors/data-missing-error.ts";

/** The year whose real hours are shipped. */
const SHIPPED_YEAR = 2022;

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
 * The hours of a zone from the shipped tables: typical days, or the real hours of a year, of the average signal.
 * Throws `E_UNKNOWN_ZONE`, or `E_NO_HOURLY_DATA` where a zone's hours cannot be told apart, and for any year but 2022.
 */
export async function shippedSeries(
  zone: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  historyYear?: number,
): Promise<ZoneSeries> {
  if (historyYear !== undefined && historyYear !== SHIPPED_YEAR) {
    throw new DataMissingError(
      "E_NO_HOURLY_DATA",
      `No real hours of ${historyYear} are shipped.`,
      `Take those of ${SHIPPED_YEAR}, or typical days.`,
    );
  }
  const { hourlyYear2022, profileSeries } = await import("@green-place/intensity-data/hourly");
  const found = historyYear === undefined ? profileSeries(zone, startMs, endMs) : hourlyYear2022(zone);
  if (!found.ok) throw noSeries(found);
  return found.data;
}

/** A zone whose hours cannot be told apart is missing data; a zone that does not exist is a mistake. */
export function noSeries({ code, query, message, suggestions }: LookupMiss): GreenPlaceError {
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

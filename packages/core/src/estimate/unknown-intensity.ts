import { GreenPlaceError, type GridZone, type LookupMiss, type Signal } from "@green-place/contract";

/**
 * `E_UNKNOWN_ZONE` for a zone that nobody knows, which is a mistake of the caller's; `E_CANNOT_ESTIMATE` for one that is known and has no
 * figure, which is a missing fact.
 */
export function unknownIntensity(
  zone: GridZone,
  { code, query, message, suggestions }: LookupMiss,
  { kind }: Signal,
): GreenPlaceError {
  if (code === "unknown-zone" || code === "unknown-country") {
    return new GreenPlaceError(
      "E_UNKNOWN_ZONE",
      `No intensity is known for the zone "${zone.id}".`,
      suggestions.length > 0
        ? `Did you mean ${suggestions.join(" or ")}?`
        : "`green-place zones` lists all that are known.",
    );
  }
  return new GreenPlaceError(
    "E_CANNOT_ESTIMATE",
    `No ${kind} intensity is known for the zone "${zone.id}" (${message ?? query}).`,
    suggestions.length > 0 ? `There are figures for ${suggestions.join(", ")}.` : "Ask for another signal.",
  );
}

import { GreenPlaceError, HOURS_PER_DAY, MILLISECONDS_PER_HOUR } from "@green-place/contract";
import { LONGEST_WINDOW_DAYS } from "@green-place/core";

/** A stretch of time, milliseconds since 1970 in UTC. */
export interface Window {
  readonly startMs: number;
  readonly endMs: number;
}

/** The window that begins at an instant and is so long. Throws `E_OPTIONS` if that is more than can be planned. */
export function checkedWindow(startMs: number, hours: number): Window {
  if (hours > LONGEST_WINDOW_DAYS * HOURS_PER_DAY) {
    throw new GreenPlaceError(
      "E_OPTIONS",
      `${Math.round(hours / HOURS_PER_DAY)} d are more than can be planned.`,
      `Plan at most ${LONGEST_WINDOW_DAYS} d, which are ten years.`,
    );
  }
  return { startMs, endMs: startMs + Math.round(hours * MILLISECONDS_PER_HOUR) };
}

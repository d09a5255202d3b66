import { GreenPlaceError, HOURS_PER_DAY, SECONDS_PER_HOUR } from "@green-place/contract";

const hoursPer: Readonly<Record<string, number>> = {
  s: 1 / SECONDS_PER_HOUR,
  m: 60 / SECONDS_PER_HOUR,
  h: 1,
  d: HOURS_PER_DAY,
};

/** As far as dates reach: 8.64e15 ms. */
const LONGEST_DAYS = 100_000_000;

/** `90s`, `30m`, `12h`, `2d`, or a bare number of hours; returns hours, above 0 and at most 100,000,000 d. Throws `E_DURATION`. */
export function durationInHours(text: string): number {
  const match = /^(\d+\.?\d*|\.\d+)\s*([smhd]?)$/i.exec(text.trim());
  const hours = match ? Number(match[1]) * hoursPer[match[2]?.toLowerCase() || "h"]! : Number.NaN;
  if (hours > LONGEST_DAYS * HOURS_PER_DAY) {
    throw new GreenPlaceError(
      "E_DURATION",
      `"${text}" is longer than dates reach.`,
      `Expected a duration of at most ${LONGEST_DAYS}d.`,
    );
  }
  if (hours > 0) return hours;
  throw new GreenPlaceError(
    "E_DURATION",
    `"${text}" is not a duration.`,
    "Expected a duration such as 90s, 30m, 12h or 2d.",
  );
}

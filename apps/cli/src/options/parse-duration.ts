import { conversions } from "@green-place/core";
import { InvalidArgumentError } from "commander";

const hoursPer: Readonly<Record<string, number>> = {
  s: 1 / conversions.SECONDS_PER_HOUR,
  m: 60 / conversions.SECONDS_PER_HOUR,
  h: 1,
  d: conversions.HOURS_PER_DAY,
};

/** `90s`, `30m`, `12h`, `2d`, or a bare number of hours; returns hours. */
export function durationInHours(text: string): number {
  const match = /^(\d+\.?\d*|\.\d+)\s*([smhd]?)$/i.exec(text.trim());
  const hours = match ? Number(match[1]) * hoursPer[match[2]?.toLowerCase() || "h"]! : Number.NaN;
  if (!(hours > 0)) throw new InvalidArgumentError("Expected a duration such as 90s, 30m, 12h or 2d.");
  return hours;
}

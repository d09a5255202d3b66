import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from "@green-place/contract";

const GENERAL =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|z|([+-])(\d{2}):?(\d{2})?)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 instant such as `2022-06-01T00:00Z`, `2022-06-01 02:00:00.5+02:00`; undefined if it is none.
 * A date that does not exist (30 February) is none, and so is a time without its zone, which would mean something else on each computer.
 * `Date.parse` takes both, which is why it is not used.
 */
export function parseInstant(text: string): number | undefined {
  const parts = GENERAL.exec(text);
  if (!parts) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = "0",
    fraction = "",
    sign,
    offsetHour = "0",
    offsetMinute = "0",
  ] = parts;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const offsetMs = (Number(offsetHour) * 60 + Number(offsetMinute)) * MILLISECONDS_PER_MINUTE;
  const date = utcDate(Number(year), Number(month), Number(day));
  const time = utcTime(Number(hour), Number(minute), Number(second));
  if (date === undefined || time === undefined) return undefined;
  const ms = Math.floor(Number(fraction.slice(0, 3).padEnd(3, "0")));
  return date + time + ms - (sign === "-" ? -offsetMs : offsetMs);
}

/** Midnight UTC of a day of the proleptic Gregorian calendar, in ms since 1970; undefined if there is no such day. */
function utcDate(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  // Years from March on, so that the leap day comes last; eras of 400 years = 146,097 days.
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    (365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468) *
    MILLISECONDS_PER_DAY
  );
}

/** A time of day in ms; undefined if there is no such time. Leap seconds do not exist in milliseconds since 1970. */
export function utcTime(hour: number, minute: number, second: number): number | undefined {
  return hour <= 23 && minute <= 59 && second <= 59 ? ((hour * 60 + minute) * 60 + second) * 1000 : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

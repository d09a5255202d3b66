import { GreenPlaceError, type IntensitySeries, MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { parseInstant, utcTime } from "./instant.ts";
import { firstGap } from "./series-gap.ts";

const HEADER = "start,g_per_kwh";
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, places) => Number(`1e${places}`));
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads a series from CSV with the header `start,g_per_kwh`: ISO 8601 instants, ascending; g/kWh, at least 0; the last slot as long as the one before.
 *
 * Throws `E_SERIES_FILE`, with the line (the header is line 1), for another header, a row of more or fewer than two cells, an instant that is none
 * or has no time zone, one that repeats or goes back, an intensity that is empty, negative or no number, a gap (see `firstGap`), or fewer than two rows.
 *
 * By hand, not with a CSV library: two plain cells a line, never quoted, and a year of five-minute slots is to be read in 25 ms,
 * which `split` and `Date.parse` alone exceed.
 */
export function parseSeries(text: string): IntensitySeries {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let end = lineEnd(text, from);
  const header = trimmedLine(text, from, end);
  if (header !== HEADER) {
    throw fileError(
      1,
      header === "" && end >= text.length
        ? "the file is empty"
        : `the header is "${header}", not "${HEADER}"`,
    );
  }

  let capacity = 1024;
  let starts = new Float64Array(capacity);
  let grams = new Float64Array(capacity);
  let count = 0;
  let line = 1;
  const day: Day = { text: "\n", startMs: 0 };
  for (let at = end + 1; at < text.length; at = end + 1) {
    line++;
    end = lineEnd(text, at);
    const stop = text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
    if (stop === at) {
      if (text.slice(at).trim() !== "") throw fileError(line, "the line is empty");
      break;
    }
    const comma = text.indexOf(",", at);
    if (comma < 0 || comma >= stop) throw fileError(line, `"${text.slice(at, stop)}" is not "instant,g/kWh"`);
    const start = instantAt(text, at, comma, day);
    if (start === undefined) throw badInstant(line, text.slice(at, comma));
    const previous = count === 0 ? Number.NEGATIVE_INFINITY : starts[count - 1]!;
    if (start <= previous) {
      const how = start === previous ? "repeats the instant of the line before" : "goes back in time";
      throw fileError(line, `${text.slice(at, comma)} ${how}`);
    }
    if (count === capacity) {
      capacity *= 2;
      starts = grown(starts, capacity);
      grams = grown(grams, capacity);
    }
    starts[count] = start;
    grams[count] = gramsAt(text, comma + 1, stop, line);
    count++;
  }
  if (count < 2)
    throw fileError(
      line,
      `the series has ${count === 0 ? "no rows" : "one row"}, and needs two to know how long the last slot is`,
    );

  const startsMs = starts.slice(0, count);
  const gap = firstGap(startsMs);
  if (gap) {
    const from = new Date(startsMs[gap.index - 1]! + gap.usualStepMs).toISOString();
    throw fileError(
      gap.index + 2,
      `a gap: slots are ${gap.usualStepMs / MILLISECONDS_PER_MINUTE} minutes long, but ${gap.missing} of them ${gap.missing === 1 ? "is" : "are"} missing from ${from} on`,
    );
  }
  const last = startsMs[count - 1]!;
  return { startsMs, endMs: last + (last - startsMs[count - 2]!), gramsPerKwh: grams.slice(0, count) };
}

/** The day of the row before, which is most often that of this one: its text, up to the `T`, and its midnight. */
interface Day {
  text: string;
  startMs: number;
}

/** The cell as an instant: at once where it reads `YYYY-MM-DDTHH:MM`, with `:SS` or `:SS.000` too, and `Z` or `+00:00`; else by the general rule. */
function instantAt(text: string, from: number, to: number, day: Day): number | undefined {
  const zone = text.charCodeAt(to - 1) === 90 ? 1 : text.startsWith("+00:00", to - 6) ? 6 : 0;
  const length = to - from - zone;
  const isCommon =
    zone > 0 &&
    text.charCodeAt(from + 13) === 58 &&
    (length === 16 ||
      (text.charCodeAt(from + 16) === 58 &&
        (length === 19 || (length === 23 && text.startsWith(".000", from + 19)))));
  if (isCommon && (text.startsWith(day.text, from) || enterDay(text.slice(from, from + 11), day))) {
    const second = length === 16 ? 0 : twoDigits(text, from + 17);
    const time = utcTime(twoDigits(text, from + 11), twoDigits(text, from + 14), second);
    return time === undefined ? undefined : day.startMs + time;
  }
  return parseInstant(text.slice(from, to).trim());
}

/** Goes on to another day, if that is what the text says. */
function enterDay(text: string, day: Day): boolean {
  const startMs = text.endsWith("T") ? parseInstant(`${text}00:00Z`) : undefined;
  if (startMs === undefined) return false;
  day.text = text;
  day.startMs = startMs;
  return true;
}

/** The number that two digits spell; 99, which is no time, if one of them is none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99;
}

/**
 * The cell as g/kWh: at once where it is digits with at most one point and fifteen digits in all, when digits / 10^places
 * is the division of two exact numbers and so rounded as `Number` rounds; else by `Number`.
 */
function gramsAt(text: string, from: number, to: number, line: number): number {
  let value = 0;
  let point = -1;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) value = value * 10 + (code - 48);
    else if (code === 46 && point < 0) point = at;
    else break;
  }
  const places = point < 0 ? 0 : to - point - 1;
  const digitCount = to - from - (point < 0 ? 0 : 1);
  if (at === to && digitCount > 0 && digitCount <= 15) return value / POWERS_OF_TEN[places]!;
  return uncommonGrams(text, from, to, line);
}

function uncommonGrams(text: string, from: number, to: number, line: number): number {
  const cell = text.slice(from, to).trim();
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  if (value >= 0 && value < Number.POSITIVE_INFINITY) return value;
  if (cell === "") throw fileError(line, "the intensity is empty");
  if (cell.includes(",")) throw fileError(line, "there are more than two cells");
  throw fileError(line, `the intensity "${cell}" is ${value < 0 ? "negative" : "not a number"}`);
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

const trimmedLine = (text: string, from: number, to: number): string => text.slice(from, to).trim();

function grown(values: Float64Array<ArrayBuffer>, capacity: number): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(capacity);
  copy.set(values);
  return copy;
}

function badInstant(line: number, cell: string): GreenPlaceError {
  const lacksZone = parseInstant(`${cell.trim()}Z`) !== undefined;
  return fileError(
    line,
    `"${cell}" ${lacksZone ? "has no time zone: add Z for UTC" : "is not an ISO 8601 instant such as 2022-06-01T00:00Z"}`,
  );
}

const fileError = (line: number, what: string): GreenPlaceError =>
  new GreenPlaceError(
    "E_SERIES_FILE",
    `Line ${line}: ${what}.`,
    `A series is a CSV with the header "${HEADER}", instants in order and without gaps, and g/kWh of at least 0.`,
  );

import { GreenPlaceError } from "@green-place/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInstant, parseSeries } from "../../src/index.ts";

const file = (...rows: string[]): string => `start,g_per_kwh\n${rows.join("\n")}\n`;

function errorOf(text: string): string {
  try {
    parseSeries(text);
  } catch (error) {
    if (GreenPlaceError.isInstance(error) && (error as GreenPlaceError).code === "E_SERIES_FILE")
      return (error as Error).message;
    throw error;
  }
  throw new Error("expected an error");
}

describe("a series file", () => {
  test("slots last until the next, the last one as long as the one before", () => {
    const series = parseSeries(
      file("2022-01-01T00:00Z,10", "2022-01-01T01:00Z,20.5", "2022-01-01T01:30:00Z,0"),
    );
    const start = Date.UTC(2022, 0, 1);
    expect([...series.startsMs]).toEqual([start, start + 3_600_000, start + 5_400_000]);
    expect(series.endMs).toBe(start + 7_200_000);
    expect([...series.gramsPerKwh]).toEqual([10, 20.5, 0]);
  });

  test("reads byte order marks, Windows line ends, a missing last line end, offsets, fractions and exponents", () => {
    const text =
      "\ufeffstart,g_per_kwh\r\n2022-01-01T01:00+01:00,1e2\r\n2022-01-01 00:30:00.500-00:30, 12.25 \r\n2022-01-01T02:00:00.000Z,.5";
    const series = parseSeries(text);
    const start = Date.UTC(2022, 0, 1);
    expect([...series.startsMs]).toEqual([start, start + 3_600_500, start + 7_200_000]);
    expect([...series.gramsPerKwh]).toEqual([100, 12.25, 0.5]);
  });

  test("numbers are what Number makes of them", () => {
    const cell = fc.oneof(
      fc.double({ min: 0, max: 1e6, noNaN: true }).map(String),
      fc.tuple(fc.nat(99_999), fc.nat(999_999_999)).map(([whole, part]) => `${whole}.${part}`),
    );
    fc.assert(
      fc.property(cell, (text) => {
        expect(parseSeries(file(`2022-01-01T00:00Z,${text}`, "2022-01-01T01:00Z,1")).gramsPerKwh[0]).toBe(
          Number(text),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["an empty file", "", "Line 1: the file is empty"],
    ["another header", "time,value\n", "Line 1"],
    ["no rows", "start,g_per_kwh\n", "Line 1: the series has no rows"],
    ["one row", file("2022-01-01T00:00Z,1"), "Line 2: the series has one row"],
    [
      "an unsorted row",
      file("2022-01-01T01:00Z,1", "2022-01-01T00:00Z,2"),
      "Line 3: 2022-01-01T00:00Z goes back in time",
    ],
    ["a duplicate", file("2022-01-01T01:00Z,1", "2022-01-01T01:00Z,2"), "Line 3: 2022-01-01T01:00Z repeats"],
    ["the same instant in another zone", file("2022-01-01T01:00Z,1", "2022-01-01T02:00+01:00,2"), "Line 3"],
    ["a negative intensity", file("2022-01-01T00:00Z,-1"), 'Line 2: the intensity "-1" is negative'],
    [
      "NaN",
      file("2022-01-01T00:00Z,1", "2022-01-01T01:00Z,NaN"),
      'Line 3: the intensity "NaN" is not a number',
    ],
    ["infinity", file("2022-01-01T00:00Z,Infinity"), "not a number"],
    ["an overflow", file("2022-01-01T00:00Z,1e999"), "not a number"],
    ["hexadecimal", file("2022-01-01T00:00Z,0x10"), "not a number"],
    ["two points", file("2022-01-01T00:00Z,1.2.3"), "not a number"],
    ["an empty intensity", file("2022-01-01T00:00Z,"), "Line 2: the intensity is empty"],
    ["a third cell", file("2022-01-01T00:00Z,1,2"), "Line 2: there are more than two cells"],
    ["one cell", file("2022-01-01T00:00Z"), "Line 2"],
    [
      "an empty line in between",
      file("2022-01-01T00:00Z,1", "", "2022-01-01T01:00Z,2"),
      "Line 3: the line is empty",
    ],
    ["no time zone", file("2022-01-01T00:00,1"), 'Line 2: "2022-01-01T00:00" has no time zone: add Z'],
    ["no instant", file("yesterday,1"), 'Line 2: "yesterday" is not an ISO 8601 instant'],
    ["a day that does not exist", file("2022-02-29T00:00Z,1"), "Line 2"],
    ["an hour that does not exist", file("2022-02-28T24:00Z,1"), "Line 2"],
  ])("refuses %s, with the line", (_, text, message) => {
    expect(errorOf(text)).toContain(message);
  });
});

describe("a gap in a series file", () => {
  const hours = (...list: number[]): string =>
    file(...list.map((hour) => `${new Date(Date.UTC(2022, 0, 1) + hour * 3_600_000).toISOString()},${hour}`));

  test.each([
    [
      "one missing hour",
      hours(0, 1, 2, 4, 5),
      "Line 5: a gap: slots are 60 minutes long, but 1 of them is missing from 2022-01-01T03:00:00.000Z on",
    ],
    ["two gaps side by side", hours(0, 1, 2, 3, 5, 7, 8, 9), "Line 6: a gap"],
    ["a missing day", hours(0, 1, 2, 26, 27), "23 of them are missing"],
    ["before the last row", hours(0, 1, 2, 4), "Line 5: a gap"],
  ])("%s", (_, text, message) => {
    expect(errorOf(text)).toContain(message);
  });

  test("longer slots are none where the series has no usual step, or changes its step for good", () => {
    expect(parseSeries(hours(0, 0.5, 1.25, 3, 6)).startsMs).toHaveLength(5);
    expect(parseSeries(hours(0, 1, 2, 3, 4, 6, 8, 10)).startsMs).toHaveLength(8);
  });
});

test("an instant is what Date makes of it, wherever the calendar has it", () => {
  const date = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, (instant) => {
      expect(parseInstant(instant.toISOString())).toBe(instant.getTime());
    }),
    { numRuns: 3000 },
  );
  expect(parseInstant("2022-06-01T00:00Z")).toBe(Date.UTC(2022, 5, 1));
  expect(parseInstant("2022-06-01T02:30:15.25+02:30")).toBe(Date.UTC(2022, 5, 1, 0, 0, 15, 250));
  for (const bad of [
    "2022-06-01",
    "2022-06-01T00:00",
    "2022-13-01T00:00Z",
    "2100-02-29T00:00Z",
    "2022-06-01T00:60Z",
    "1",
    "",
  ]) {
    expect(parseInstant(bad), bad).toBeUndefined();
  }
});

import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeBlockFile } from "../import/block-file-writer.ts";
import { packHourlyQuality } from "../import/generate-tables.ts";
import { readHourlyCsv } from "../import/hourly-csv.ts";
import { hourlyYearsOf } from "../import/hourly-parquet.ts";
import { typicalDays } from "../import/typical-days.ts";
import { openBlockFile } from "../src/hourly/block-file.ts";

let inputs: string;
const put = (lines: string[]) => {
  const content = ["datetime_utc,FR,DE", ...lines].join("\n");
  writeFileSync(join(inputs, "hourly-2022-123zones-lca.csv"), content);
};
beforeEach(() => {
  inputs = mkdtempSync(join(tmpdir(), "green-place-hourly-"));
});
afterEach(() => rmSync(inputs, { recursive: true, force: true }));

describe("the hourly record", () => {
  it("gives each zone its hours from the first instant on", () => {
    put(["2022-01-01 00:00:00,50.51,200", "2022-01-01 01:00:00,52.46,201.5"]);
    const { zones, refusals } = readHourlyCsv(inputs);
    expect(refusals).toEqual([]);
    expect(zones.get("DE")).toEqual({
      startMs: Date.UTC(2022, 0, 1),
      gramsPerKwh: Float64Array.of(200, 201.5),
    });
  });

  it.each([
    ["a gap", "2022-01-01 02:00:00,1,1"],
    ["a double", "2022-01-01 00:00:00,1,1"],
    ["an instant that is none", "yesterday,1,1"],
  ])("stops at %s and names the row", (_name, second) => {
    put(["2022-01-01 00:00:00,50.51,200", second]);
    expect(() => readHourlyCsv(inputs)).toThrow(/row 3: the hours are not one unbroken run/);
  });

  it.each(["", "0", "-3", "n/a", "NaN", "5000"])(
    "refuses the zone that has %j in a cell, and only that",
    (cell) => {
      put(["2022-01-01 00:00:00,50.51,200", `2022-01-01 01:00:00,51,${cell}`]);
      const { zones, refusals } = readHourlyCsv(inputs);
      expect([...zones.keys()]).toEqual(["FR"]);
      expect(refusals).toMatchObject([{ row: "DE", reason: `row 3 holds "${cell}", not g/kWh` }]);
    },
  );
});

describe("the record of several years", () => {
  const hour = (zone: string, hours: number, grams: number, estimated = false) => ({
    zone,
    datetime_utc: new Date(Date.UTC(2021, 0, 1, hours)),
    gco2_kwh_lca: grams,
    estimated,
  });

  it("sorts rows and counts the estimated", () => {
    const { zones } = hourlyYearsOf([hour("DE", 1, 2), hour("FR", 0, 9), hour("DE", 0, 1, true)]);
    expect(zones.get("DE")).toMatchObject({ gramsPerKwh: Float64Array.of(1, 2), estimatedShare: 0.5 });
    expect(zones.get("FR")?.estimatedShare).toBe(0);
  });

  it("refuses a zone with a gap, a double or no figure", () => {
    const rows = [
      hour("A", 0, 1),
      hour("A", 2, 1),
      hour("B", 0, 1),
      hour("B", 0, 1),
      hour("C", 0, Number.NaN),
      hour("D", 0, 1),
    ];
    const { zones, refusals } = hourlyYearsOf(rows);
    expect([...zones.keys()]).toEqual(["D"]);
    expect(refusals.map(({ row }) => row)).toEqual(["A", "B", "C"]);
  });
});

describe("a typical day", () => {
  it("parts weekdays from weekends and takes percentiles between the samples", () => {
    // 2022 began on a Saturday. Each hour carries the day of the month, so January's weekends are 1, 2, 8, 9, …, 30.
    const gramsPerKwh = Float64Array.from({ length: 8760 }, (_, h) =>
      new Date(Date.UTC(2022, 0, 1, h)).getUTCDate(),
    );
    const values = typicalDays({ startMs: Date.UTC(2022, 0, 1), gramsPerKwh });
    const weekends = [1, 2, 8, 9, 15, 16, 22, 23, 29, 30];
    const january = (kind: number) => values[kind * 288 + 5];
    expect(january(3)).toBeCloseTo(weekends.reduce((a, b) => a + b) / 10, 12);
    expect(january(4)).toBeCloseTo(1 + 0.9 * 1, 12);
    expect(january(5)).toBeCloseTo(29 + 0.1 * 1, 12);
    expect(january(0)).toBeCloseTo((496 - 155) / 21, 12);
  });

  it("refuses a run that lacks a month", () => {
    const gramsPerKwh = new Float64Array(24 * 300).fill(1);
    expect(() => typicalDays({ startMs: Date.UTC(2022, 0, 1), gramsPerKwh })).toThrow(/every month/);
  });
});

describe("a block file", () => {
  const blocks = [
    { zone: "B", gramsPerKwh: Float64Array.of(0.01, 1119.35, 0.01, 327.68), meta: { note: "b" } },
    { zone: "A", gramsPerKwh: Float64Array.of(10.07, 10.06, 10.08, 83886.07), meta: { note: "a" } },
  ];

  it("is read again exactly, jumps of three bytes included", () => {
    const file = join(inputs, "x.bin");
    writeBlockFile(file, 0.01, blocks);
    const opened = openBlockFile<{ note: string }>(pathToFileURL(file));
    expect(opened.index.zones["A"]?.note).toBe("a");
    for (const { zone, gramsPerKwh } of blocks) expect(opened.read(zone)).toEqual(gramsPerKwh);
  });

  it("is the same bytes for the same content, whatever the order", () => {
    writeBlockFile(join(inputs, "x.bin"), 0.01, blocks);
    writeBlockFile(join(inputs, "y.bin"), 0.01, blocks.toReversed());
    expect(readFileSync(join(inputs, "x.bin"))).toEqual(readFileSync(join(inputs, "y.bin")));
  });

  it("says so when it is cut short", () => {
    const file = join(inputs, "x.bin");
    writeBlockFile(file, 0.01, blocks);
    truncateSync(file, readFileSync(file).length - 3);
    const opened = openBlockFile(pathToFileURL(file));
    expect(() => opened.read("B")).toThrow(/cut short/);
  });

  it("refuses to write blocks of different lengths, none, or a jump that does not fit", () => {
    const file = join(inputs, "x.bin");
    const lone = (gramsPerKwh: Float64Array) => ({ zone: "C", gramsPerKwh, meta: { note: "c" } });
    expect(() => writeBlockFile(file, 0.01, [])).toThrow(/nothing to write/);
    expect(() => writeBlockFile(file, 0.01, [...blocks, lone(Float64Array.of(1))])).toThrow(
      /C has 1 values, not 4/,
    );
    expect(() => writeBlockFile(file, 0.01, [lone(Float64Array.of(1e6))])).toThrow(/does not fit/);
    expect(() => writeBlockFile(file, 0.01, [lone(Float64Array.of(Number.NaN))])).toThrow(/does not fit/);
  });
});

it("refuses a status that nobody knows", () => {
  const row = { zone: "FR", status: "fine", reason: "", source: "" };
  expect(() => packHourlyQuality([row])).toThrow(/hourly-quality.csv, FR: unknown status "fine"/);
});

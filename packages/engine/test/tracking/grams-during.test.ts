import { quantity } from "@green-place/contract";
import { hourlyProfile } from "@green-place/intensity-data/hourly";
import { aws } from "@green-place/provider-aws";
import { expect, test } from "vitest";
import { gramsDuring } from "../../src/tracking/grams-during.ts";

const regionOf = (id: string) =>
  aws()
    .regions()
    .find((region) => region.id === id)!;
const yearly = quantity("yearly", { low: 80, value: 100, high: 150 }, "g/kWh", "case");
const run = { startedAt: "2026-06-01T11:30:00Z", endedAt: "2026-06-01T13:00:00Z" };

test("elsewhere is seen in the hours of the run: the yearly figure times what they are of its mean", () => {
  const profile = hourlyProfile("DE");
  if (!profile.ok) throw new Error("DE");
  // A Monday in June: half an hour from 11:00 and all of 12:00.
  const { weekday, meanGramsPerKwh } = profile.data;
  const at = (hour: number): number => weekday.mean[5 * 24 + hour]!;
  const ratio = (0.5 * at(11) + at(12)) / 1.5 / meanGramsPerKwh;
  expect(Math.abs(ratio - 1)).toBeGreaterThan(0.1);
  const during = gramsDuring(run, regionOf("eu-central-1"), yearly);
  expect(during.value).toBeCloseTo(100 * ratio, 9);
  expect(during.low).toBeCloseTo(80 * ratio, 9);
  expect(during.high).toBeCloseTo(150 * ratio, 9);
  // A run of no time has its hour too.
  const atOnce = gramsDuring({ ...run, endedAt: run.startedAt }, regionOf("eu-central-1"), yearly);
  expect(atOnce.value).toBeCloseTo((100 * at(11)) / meanGramsPerKwh, 9);
});

test("a region without hours keeps its yearly figure", () => {
  expect(gramsDuring(run, regionOf("ap-east-1"), yearly)).toEqual(yearly);
});

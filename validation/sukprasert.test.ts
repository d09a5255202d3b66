import { readFileSync } from "node:fs";
import type { ZoneSeries } from "@green-place/contract";
import { expect, test } from "vitest";
import { backtest } from "../packages/core/src/index.ts";
import { hourlyYear2022, hourlyZones } from "../packages/intensity-data/src/hourly.ts";

/**
 * What shifting in time saves, as Sukprasert et al. (2024) found from the same hourly data of 2022: mean saving over all start hours,
 * emissions of all starts compared with those of starting at once, the slack cut short at the end of the year.
 */
interface Published {
  readonly zones: readonly {
    readonly zone: string;
    readonly meanGramsPerKwh: number;
    readonly savings: readonly {
      readonly jobHours: number;
      readonly slackHours: number;
      readonly windowPercent: number;
      readonly pausesPercent: number;
    }[];
  }[];
  readonly allZones: {
    readonly zoneCount: number;
    readonly slackHours: number;
    readonly jobs: readonly {
      readonly jobHours: number;
      readonly windowGramsPerKwh: number;
      readonly pausesExtraGramsPerKwh: number;
    }[];
  };
}

const published = JSON.parse(
  readFileSync(new URL("./sukprasert.json", import.meta.url), "utf8"),
) as Published;
const HOUR = 3_600_000;
/** Percentage points. The published figures are rounded to 0.01, and so are the hours. */
const TOLERANCE = 0.05;

function year(zone: string): ZoneSeries {
  const found = hourlyYear2022(zone, { asPublished: true });
  if (!found.ok) throw new Error(`no hourly year of ${zone}: ${found.code}`);
  return found.data;
}

function perfect(
  zone: string,
  jobHours: number,
  slackHours: number,
  interruptible: boolean,
): { percent: number; grams: number } {
  const { series } = year(zone);
  const query = { series, durationMs: jobHours * HOUR, slackMs: slackHours * HOUR, interruptible };
  const { rows, meanNow } = backtest(query);
  const percent = rows[0]!.meanSavingPercent;
  return { percent, grams: (meanNow * percent) / 100 };
}

test.each(published.zones)(
  "$zone: the mean and all eight savings, in one window and with pauses",
  ({ zone, meanGramsPerKwh, savings }) => {
    const { gramsPerKwh } = year(zone).series;
    expect(gramsPerKwh.reduce((sum, value) => sum + value, 0) / gramsPerKwh.length).toBeCloseTo(
      meanGramsPerKwh,
      1,
    );
    expect(savings).toHaveLength(8);
    for (const { jobHours, slackHours, windowPercent, pausesPercent } of savings) {
      const what = `${zone}, ${jobHours} h with ${slackHours} h of slack`;
      const inWindow = perfect(zone, jobHours, slackHours, false).percent;
      const withPauses = perfect(zone, jobHours, slackHours, true).percent;
      expect(Math.abs(inWindow - windowPercent), `${what}, window: ${inWindow}`).toBeLessThan(TOLERANCE);
      expect(Math.abs(withPauses - pausesPercent), `${what}, pauses: ${withPauses}`).toBeLessThan(TOLERANCE);
    }
  },
);

test("the mean over all zones, in grams", () => {
  const { zoneCount, slackHours, jobs } = published.allZones;
  const zones = hourlyZones().filter(({ zone }) => hourlyYear2022(zone, { asPublished: true }).ok);
  expect(zones).toHaveLength(zoneCount);
  for (const { jobHours, windowGramsPerKwh, pausesExtraGramsPerKwh } of jobs) {
    let window = 0;
    let pauses = 0;
    for (const { zone } of zones) {
      window += perfect(zone, jobHours, slackHours, false).grams / zones.length;
      pauses += perfect(zone, jobHours, slackHours, true).grams / zones.length;
    }
    expect(Math.abs(window - windowGramsPerKwh), `${jobHours} h, window: ${window}`).toBeLessThan(0.1);
    expect(
      Math.abs(pauses - window - pausesExtraGramsPerKwh),
      `${jobHours} h, pauses: ${pauses}`,
    ).toBeLessThan(0.1);
  }
});

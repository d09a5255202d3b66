import { backtest } from "@green-place/core";
import { hourlyYear2022 } from "@green-place/intensity-data/hourly";
import { expect, test } from "vitest";

/**
 * What Dodge et al. (2022), Tables 4 to 13, found over sixteen regions and what must hold of any signal: with pauses a job never does worse
 * than in one window, the saving in a fixed window falls with the length of the job, and it rises with the slack.
 */
const MS_PER_HOUR = 3_600_000;
/** Whole days beyond a day: a day and a half can dodge a bad half-day, which a day cannot. */
const LENGTHS = [1, 6, 24, 192];
const SLACKS = [6, 24];

function saving(zone: string, hours: number, slack: number, interruptible: boolean): number {
  const found = hourlyYear2022(zone);
  if (!found.ok) throw new Error(found.query);
  const query = { durationMs: hours * MS_PER_HOUR, slackMs: slack * MS_PER_HOUR, interruptible };
  return backtest({ ...query, series: found.data.series }).rows[0]!.meanSavingPercent;
}

test.each(["DE", "FR", "US-MIDW-MISO", "US-CAL-CISO", "NO-NO2"])(
  "%s: pauses, length and slack act as published",
  (zone) => {
    for (const slack of SLACKS) {
      const windows = LENGTHS.map((hours) => saving(zone, hours, slack, false));
      const pauses = LENGTHS.map((hours) => saving(zone, hours, slack, true));
      for (const [i, window] of windows.entries()) {
        expect(pauses[i]!).toBeGreaterThanOrEqual(window - 1e-9);
        if (i > 0) expect(window).toBeLessThan(windows[i - 1]!);
      }
    }
    for (const hours of LENGTHS)
      expect(saving(zone, hours, 24, false)).toBeGreaterThan(saving(zone, hours, 6, false));
  },
);

test("a day of slack: little for a job of eight days, much for one of an hour", () => {
  // Dodge et al.: 0.5 % for the 6B transformer (8 days), 26 to 27 % for DenseNets (under an hour), as means over regions.
  const zones = ["DE", "FR", "US-MIDW-MISO", "US-CAL-CISO", "GB", "NL", "IE", "US-TEX-ERCO"];
  const mean = (hours: number): number =>
    zones.reduce((sum, zone) => sum + saving(zone, hours, 24, false), 0) / zones.length;
  expect(mean(192)).toBeLessThan(1.5);
  expect(mean(1)).toBeGreaterThan(10);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hourlyProfile } from "@green-place/intensity-data/hourly";
import { describe, expect, test } from "vitest";
import { testFolder } from "../cli-process.ts";
import { jsonOf, NOW, runMain } from "../run-main.ts";
import { writeSeries } from "./series-file.ts";

interface Range {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}
interface Met {
  readonly meanIntensity: number;
  readonly meanIntensityRange: Range | null;
}
interface Hours {
  readonly level: { readonly from: string; readonly year: number | null; readonly gramsPerKwh: Range | null };
  readonly shapeYears: readonly number[];
}
interface When extends Hours {
  readonly now: Met;
  readonly best: Met;
}
type InYear = Range & { readonly zone: string; readonly year: number };
interface Tracked {
  readonly intensity: Range & {
    readonly year: number | null;
    readonly shapeYears: readonly number[] | null;
    readonly hourly: boolean;
  };
}
interface Recommended {
  readonly options: readonly {
    readonly intensity: InYear;
    readonly timing: { readonly shapeYears: readonly number[] };
  }[];
}

/** Six in the evening of a Tuesday: an hour that is far from the mean of the year in both zones. */
const EVENING = Date.parse("2026-11-24T18:00:00Z");
const evening = { now: () => EVENING };

/** The command's document where it has no `--format`. */
async function documentOf<T>(line: string): Promise<T> {
  const { code, out, err } = await runMain(line, {
    ...evening,
    env: { GREEN_PLACE_STATE_DIR: testFolder() },
  });
  if (code !== 0) throw new Error(`${line}: exit ${code}, ${err}`);
  return JSON.parse(out) as T;
}

/** The report and the trace of a run in a zone or a region. */
async function tracked(place: string): Promise<{ report: Tracked; reportFile: string; traceFile: string }> {
  const folder = testFolder();
  const [reportFile, traceFile] = [join(folder, "report.json"), join(folder, "trace.ndjson")];
  const files = `--json ${reportFile} --record ${traceFile}`;
  const env = { GREEN_PLACE_STATE_DIR: folder };
  await runMain(`track ${place} --metadata never --quiet ${files} -- true`, { ...evening, env });
  return { report: JSON.parse(readFileSync(reportFile, "utf8")) as Tracked, reportFile, traceFile };
}

const scaled = ({ low, value, high }: Range, ratio: number): Range => ({
  low: low * ratio,
  value: value * ratio,
  high: high * ratio,
});

function expectSame(found: Range, expected: Range): void {
  for (const end of ["low", "value", "high"] as const) expect(found[end] / expected[end]).toBeCloseTo(1, 9);
}

// Electricity Maps' yearly figures of 2025 and 2022 (data/yearly.csv). Hours are of 2022, when FR was three times as high.
describe.each([
  { zone: "FR", of2025: 31, of2022: 91 },
  { zone: "PL", of2025: 565, of2022: 876 },
])("$zone has one level", ({ zone, of2025, of2022 }) => {
  test("when, run, track, replay, estimate and recommend say the same g/kWh of 2025 for the same hour", async () => {
    const estimated = (await jsonOf<{ intensity: InYear }>(`estimate --energy-kwh 1 --zone ${zone}`))
      .intensity;
    expect([estimated.value, estimated.year]).toEqual([of2025, 2025]);

    // The hour from 18:00 on a weekday in November, over the mean of the record: straight from the hourly table.
    const profile = hourlyProfile(zone);
    if (!profile.ok) throw new Error(zone);
    const ratio = profile.data.weekday.mean[10 * 24 + 18]! / profile.data.meanGramsPerKwh;
    expect(Math.abs(ratio - 1)).toBeGreaterThan(0.02);
    const atSix = scaled(estimated, ratio);

    const when = await jsonOf<When>(`when --duration 1h --within 61m --zone ${zone}`, evening);
    expectSame(when.now.meanIntensityRange!, atSix);
    expect(when.now.meanIntensity).toBe(when.now.meanIntensityRange!.value);
    expectSame(when.level.gramsPerKwh!, estimated);
    expect(when).toMatchObject({ level: { from: "yearly", year: 2025 }, shapeYears: [2022] });

    const run = await documentOf<Met & Hours>(
      `run --dry-run --duration 1h --within 1h --zone ${zone} -- true`,
    );
    expectSame(run.meanIntensityRange!, atSix);
    expect([run.level, run.shapeYears]).toEqual([when.level, when.shapeYears]);

    const { report, reportFile, traceFile } = await tracked(`--zone ${zone}`);
    expectSame(report.intensity, atSix);
    expect(report.intensity).toMatchObject({ year: 2025, hourly: true, shapeYears: [2022] });
    const replayed = await documentOf<Tracked>(`replay ${traceFile} --format json`);
    expect(replayed.intensity).toEqual(report.intensity);
    const merged = await documentOf<object>(`merge ${reportFile}`);
    expect(merged).toMatchObject({ levelYears: [2025], shapeYears: [2022] });

    const machines = `recommend --gpu a100 --hours 1 --limit 1 --country ${zone}`;
    const [yearly] = (await jsonOf<Recommended>(machines)).options;
    expectSame(yearly!.intensity, estimated);
    const [timed] = (await jsonOf<Recommended>(`${machines} --start-within 1m`, evening)).options;
    expect(timed!.intensity).toMatchObject({ zone, year: 2025 });
    expect(timed!.timing.shapeYears).toEqual([2022]);
    expectSame(timed!.intensity, when.best.meanIntensityRange!);
  });

  test("a year of when's hours has the yearly figure as its mean", async () => {
    const year = "--duration 365d --within 365d";
    const typical = await jsonOf<When>(`when ${year} --zone ${zone} --at 2026-01-01T00:00Z`);
    // Its typical days were counted in 2022, whose weekdays fell on other dates than those of 2026.
    expect(Math.abs(typical.now.meanIntensity / of2025 - 1)).toBeLessThan(0.001);
    const real = await jsonOf<When>(`when ${year} --zone ${zone} --at 2022-01-01T00:00Z --history 2022`);
    expect(real.now.meanIntensity / of2022).toBeCloseTo(1, 9);
    expect(real).toMatchObject({ level: { from: "yearly", year: 2022 }, shapeYears: [2022] });
  });

  test("each text says the year of the level and those of the shape", async () => {
    const words = "level 2025, shape of typical days 2022";
    const { out } = await runMain(`when --duration 1h --zone ${zone}`);
    expect(out).toContain("Level 2025, shape of typical days 2022");
    const env = { GREEN_PLACE_STATE_DIR: testFolder() };
    expect((await runMain(`run --dry-run --duration 1h --zone ${zone} -- true`)).err).toContain(words);
    expect((await runMain(`track --zone ${zone} --metadata never -- true`, { env })).err).toContain(words);
    const recommended = await runMain(`recommend --gpu a100 --hours 1 --country ${zone} --start-within 24h`);
    expect(recommended.out).toContain(words);
    expect((await runMain(`estimate --energy-kwh 1 --zone ${zone}`)).out).toContain("year 2025");
    expect((await runMain(`when --duration 1h --zone ${zone} --history 2022`)).out).toContain(
      "Level 2022, shape of hours 2022",
    );
  });
});

test("a region whose zone sources disagree on has one level too", async () => {
  const { intensity } = await jsonOf<{ intensity: InYear }>(
    "estimate --placement aws:us-west-2:m5.large --hours 1",
  );
  const when = await jsonOf<When & { readonly warnings: readonly string[] }>(
    "when --duration 1h --within 61m --region aws:us-west-2",
    evening,
  );
  expectSame(when.level.gramsPerKwh!, intensity);
  expect(when.warnings.join()).toMatch(/US-NW-PACW or US-NW-BPAT.*the level spans them all/);
  expectSame((await tracked("--region aws:us-west-2")).report.intensity, when.now.meanIntensityRange!);
});

describe("hours that have a level of their own keep it, and say so", () => {
  test("a file", async () => {
    const line = `when --duration 1h --intensity-file ${writeSeries(testFolder(), [400, 100], NOW)}`;
    expect(await jsonOf<When>(line)).toMatchObject({
      best: { meanIntensity: 100, meanIntensityRange: null },
      level: { from: "file", year: null, gramsPerKwh: null },
      shapeYears: [],
    });
    expect((await runMain(line)).out).toContain("Level and hours of your file");
  });

  test("a backtest replays the hours as they were published", async () => {
    const line = "when --backtest --duration 6h --zone FR";
    expect(await jsonOf<Hours>(line)).toMatchObject({
      level: { from: "published", year: 2022, gramsPerKwh: null },
      shapeYears: [2022],
    });
    expect((await runMain(line)).out).toContain("level and hours of 2022 as published");
  });
});

test("hours without a yearly figure have no level: nothing stands in for it, and they can be replayed", async () => {
  const { code, out, err } = await runMain("when --duration 6h --zone US-HI-OA");
  expect([code, out]).toEqual([4, ""]);
  expect(err).toMatch(/US-HI-OA: hours are known, but no yearly figure of 2025 gives them a level/);
  expect((await runMain("when --backtest --duration 6h --zone US-HI-OA")).code).toBe(0);
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testFolder } from "../cli-process.ts";
import { jsonOf, NOW, runMain } from "../run-main.ts";
import { HOUR, writeSeries } from "./series-file.ts";

interface Answer {
  readonly zone: string;
  readonly now: { readonly start: string; readonly end: string; readonly meanIntensity: number };
  readonly best: Answer["now"] & {
    readonly slots: readonly { readonly start: string; readonly end: string }[];
  };
  readonly savingPercent: number;
  readonly worthWaiting: boolean;
  readonly basis: string;
  readonly method: string;
  readonly warnings: readonly string[];
}

const JUNE = Date.parse("2022-06-01T00:00Z");
const hour = (h: number): string => new Date(JUNE + h * HOUR).toISOString();

describe("a file of five hours at 400, 100, 300, 100, 200 g/kWh", () => {
  const answer = (options: string): Promise<Answer> => {
    const file = writeSeries(testFolder(), [400, 100, 300, 100, 200], JUNE);
    return jsonOf<Answer>(`when --intensity-file ${file} ${options}`);
  };

  test("two hours in one piece: the second and third, or the last two, which are cleaner", async () => {
    // Starts at 0, 1, 2, 3: 250, 200, 200, 150.
    expect(await answer("--duration 2h")).toMatchObject({
      now: { start: hour(0), end: hour(2), meanIntensity: 250 },
      best: { start: hour(3), end: hour(5), meanIntensity: 150, slots: [{ start: hour(3), end: hour(5) }] },
      savingPercent: 40,
      worthWaiting: true,
      basis: "file",
      method: "contiguous",
      warnings: [],
    });
  });

  test("with pauses: both hours of 100", async () => {
    expect(await answer("--duration 2h --interruptible")).toMatchObject({
      best: {
        start: hour(1),
        end: hour(4),
        meanIntensity: 100,
        slots: [
          { start: hour(1), end: hour(2) },
          { start: hour(3), end: hour(4) },
        ],
      },
      savingPercent: 60,
      method: "pause-and-resume",
    });
  });

  test("a restart that costs an hour: one piece again, and each start is counted in", async () => {
    // Apart: (100 + 100 + 100 + 100) / 2 = 200. Hours 3 and 4: (100 + 200 + 100) / 2 = 200. The earlier wins.
    const { best, now, method } = await answer("--duration 2h --interruptible --restart-overhead 1h");
    expect(best.meanIntensity).toBe(200);
    expect(now.meanIntensity).toBe((400 + 100 + 400) / 2);
    expect(method).toBe("pause-and-resume-with-overhead");
  });

  test("--at and --within cut the window", async () => {
    expect(await answer("--duration 1h --at 2022-06-01T01:30Z --within 2h")).toMatchObject({
      now: { start: hour(1.5), meanIntensity: 200 },
      best: { start: hour(1.5), meanIntensity: 200 },
      savingPercent: 0,
      worthWaiting: false,
    });
  });

  test("--at before the file, or a window beyond its end, is refused with both spans", async () => {
    const file = writeSeries(testFolder(), [400, 100], JUNE);
    for (const wrong of ["--at 2022-05-31T00:00Z", "--at 2022-06-01T00:00Z --within 3h"]) {
      const { code, err } = await runMain(`when --intensity-file ${file} --duration 1h ${wrong}`);
      expect(code).toBe(2);
      expect(err).toMatch(/reaches beyond the intensity series, which runs from 2022-06-01T00:00/);
    }
  });
});

test("of a file that began in the past, what is left is planned, and said so", async () => {
  const file = writeSeries(testFolder(), [10, 400, 100], NOW - 1.5 * HOUR);
  const answer = await jsonOf<Answer>(`when --intensity-file ${file} --duration 30m`);
  expect(answer).toMatchObject({
    now: { start: new Date(NOW).toISOString(), meanIntensity: 400 },
    best: { start: new Date(NOW + 0.5 * HOUR).toISOString(), meanIntensity: 100 },
  });
  expect(answer.warnings).toEqual([expect.stringMatching(/before now is left out/)]);
});

describe("a series file that is wrong is exit 2 and says where", () => {
  const row = (h: number, grams: string): string => `2022-06-01T0${h}:00Z,${grams}`;
  test.each([
    ["unsorted", ["start,g_per_kwh", row(1, "1"), row(0, "2")], "Line 3"],
    ["with a row twice", ["start,g_per_kwh", row(0, "1"), row(0, "2")], "Line 3"],
    [
      "with a gap",
      ["start,g_per_kwh", row(0, "1"), row(1, "2"), row(2, "2"), row(5, "3"), row(6, "1")],
      "Line 5",
    ],
    ["negative", ["start,g_per_kwh", row(0, "1"), row(1, "-2")], "Line 3"],
    ["NaN", ["start,g_per_kwh", row(0, "1"), row(1, "NaN")], "Line 3"],
    ["with an empty cell", ["start,g_per_kwh", row(0, ""), row(1, "1")], "Line 2"],
    ["without a header", [row(0, "1"), row(1, "2")], "Line 1"],
    ["empty", [], "Line 1"],
  ])("%s", async (_, lines, line) => {
    const file = join(testFolder(), "own.csv");
    writeFileSync(file, lines.join("\n"));
    const { code, out, err } = await runMain(`when --duration 1h --intensity-file ${file}`);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`${file}: ${line}:`);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("missing, or a folder", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "sub"));
    for (const [name, why] of [
      ["none.csv", "ENOENT"],
      ["sub", "EISDIR"],
    ] as const) {
      const { code, err } = await runMain(`when --duration 1h --intensity-file ${join(folder, name)}`);
      expect(code).toBe(2);
      expect(err).toMatch(new RegExp(`${name} cannot be read \\(${why}\\)`));
    }
  });
});

describe("a zone", () => {
  test("its typical days: the best is never dirtier than now, inside the window, and as long as asked", async () => {
    const { now, best, basis } = await jsonOf<Answer>("when --duration 6h --zone DE --interruptible");
    const running = best.slots.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0);
    expect(running).toBe(6 * HOUR);
    expect(best.meanIntensity).toBeLessThanOrEqual(now.meanIntensity);
    expect(Date.parse(best.start)).toBeGreaterThanOrEqual(NOW);
    expect(Date.parse(best.end)).toBeLessThanOrEqual(NOW + 24 * HOUR);
    expect(basis).toBe("profile");
    expect(await jsonOf("when --duration 6h --zone DE --interruptible --profile")).toMatchObject({ best });
  });

  test("a region is its zone", async () => {
    const line = "when --duration 6h --at 2022-06-01T00:00Z --history 2022";
    const region = await jsonOf<Answer>(`${line} --region gcp:europe-west4`);
    expect(region).toEqual(await jsonOf(`${line} --zone NL`));
    expect(region.basis).toBe("history");
  });

  test("--history alone plans for the same time of that year", async () => {
    const { now } = await jsonOf<Answer>("when --duration 6h --zone DE --history 2022");
    expect(now.start).toBe("2022-11-24T12:00:00.000Z");
  });

  test.each([
    ["HK", /same figure/],
    ["KR", /contradict/],
    ["QA", /no hourly record/],
  ])("%s refuses with a sentence and exit 4", async (zone, why) => {
    const { code, out, err } = await runMain(`when --duration 6h --zone ${zone}`);
    expect([code, out]).toEqual([4, ""]);
    expect(err).toMatch(why);
    expect(err).toMatch(/Nothing can be shifted in time there; compare regions instead/);
  });
});

test("a file of marginal hours is planned with and replayed", async () => {
  const file = writeSeries(testFolder(), [400, 100, 200, 400], JUNE);
  const line = `when --duration 1h --intensity-file ${file} --signal marginal`;
  expect(await jsonOf<Answer>(line)).toMatchObject({ best: { meanIntensity: 100 }, basis: "file" });
  expect((await runMain(`${line} --within 2h --backtest`)).code).toBe(0);
});

describe("on a terminal", () => {
  test("the chart and the text fit 60 columns, the tallest bar is the dirtiest hour, and the mark is where it runs", async () => {
    const file = writeSeries(testFolder(), [400, 100, 200, 400], JUNE);
    const { out } = await runMain(`when --duration 1h --intensity-file ${file}`, { columns: 60 });
    const lines = out.split("\n");
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(60);
    // Four hours in 60 columns: 15 columns each; four rows, one for each 100 g/kWh.
    const bars = lines.filter((line) => /^[ █]*█[ █]*$/.test(line));
    const row = (...filled: boolean[]): string =>
      filled
        .map((one) => (one ? "█" : " ").repeat(15))
        .join("")
        .trimEnd();
    expect(bars).toEqual([
      row(true, false, false, true),
      row(true, false, false, true),
      row(true, false, true, true),
      row(true, true, true, true),
    ]);
    expect(lines).toContain(`${" ".repeat(15)}${"▔".repeat(15)}`);
    expect(out).toMatch(/^Start 2022-06-01 01:00: 75 % less carbon/);
  });

  test("colour only where the terminal has it", async () => {
    const line = "when --duration 6h --zone FR --at 2022-06-01T00:00Z --history 2022";
    const ESC = String.fromCharCode(27);
    expect((await runMain(line)).out).not.toContain(ESC);
    expect((await runMain(line, { colour: true })).out).toContain(ESC);
  });

  test("a saving that is lost in the doubt is called not worth waiting", async () => {
    const file = writeSeries(testFolder(), [1000, 996], JUNE);
    const { out, code } = await runMain(`when --duration 1h --intensity-file ${file}`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Start now: waiting saves only 0\.4 %, not worth waiting\./);
  });

  test("many pieces are counted, not all listed", async () => {
    const file = writeSeries(
      testFolder(),
      Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 400 : 100)),
      JUNE,
    );
    const { out } = await runMain(`when --duration 20h --interruptible --intensity-file ${file}`);
    expect(out).toMatch(/in 20 pieces \(2022-06-01 01:00 to 02:00, .* and 14 more\)/);
  });
});

test.each(["csv", "md"])("--format %s is one row", async (format) => {
  const { out, code } = await runMain(`when --duration 6h --zone FR --format ${format}`);
  expect(code).toBe(0);
  expect(out).toMatch(/savingPercent/);
  expect(out.trim().split("\n")).toHaveLength(format === "csv" ? 2 : 3);
});

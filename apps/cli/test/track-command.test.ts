import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TrackReport } from "@green-place/tracker";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { schemaList } from "../src/schema/schema-list.ts";
import { startCli, testFolder } from "./cli-process.ts";
import { runMain } from "./run-main.ts";

const sh = (script: string): string[] => ["--", "sh", "-c", script];
const reportOf = (folder: string): TrackReport =>
  JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as TrackReport;
const csvOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(file, "utf8"), { columns: true }) as Record<string, string>[];
const track = (folder: string, ...argv: string[]) =>
  startCli(["track", "--metadata", "never", ...argv], folder).ended;

describe("green-place track, in a process of its own", () => {
  test("stdout is the command's, its exit code passes on, and row, report and replay agree", async () => {
    const folder = testFolder();
    const outputs = ["--output", "runs.csv", "--json", "report.json", "--record", "trace.ndjson"];
    const { code, out, err } = await track(
      folder,
      "--country",
      "FRA",
      "--interval",
      "200ms",
      ...outputs,
      ...sh("printf 'a\\nb'; sleep 0.6; exit 7"),
    );
    expect([code, out]).toEqual([7, "a\nb"]);
    expect(err).toMatch(/CO2e in 0:0\d; .* FR \(level 2025, shape of typical days 2022\)\n/);
    expect(err).toMatch(/what if it had run in (aws|azure|gcp):.*% (less|more)/);

    const report = reportOf(folder);
    const schema = await schemaList["track"]!.load();
    expect(schema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ exitCode: 7, place: { zone: "FR", how: "given", country: "FRA" } });
    // Mostly nuclear and hydro (12 and 24 g/kWh in the IPCC's AR5, annex III), and a little gas at night.
    expect(report.intensity.value).toBeGreaterThan(12);
    expect(report.intensity.value).toBeLessThan(60);
    expect(report.whatIf.map(({ carbonKg }) => carbonKg.value)).toEqual(
      report.whatIf.map(({ carbonKg }) => carbonKg.value).sort((a, b) => a - b),
    );

    const [row, ...more] = csvOf(join(folder, "runs.csv"));
    expect(more).toEqual([]);
    expect(Number(row!["energy_kwh"])).toBe(report.energyKwh.total.value);
    expect(Number(row!["carbon_kg"])).toBe(report.carbonKg.value);

    const replayed = await runMain(`replay ${join(folder, "trace.ndjson")} --format json`);
    const again = JSON.parse(replayed.out) as TrackReport;
    expect(schema.parse(again)).toEqual(again);
    for (const key of [
      "energyKwh",
      "carbonKg",
      "components",
      "place",
      "intensity",
      "durationS",
      "exitCode",
    ] as const)
      expect(again[key]).toEqual(report[key]);

    const twice = await runMain(`merge ${join(folder, "report.json")} ${join(folder, "report.json")}`);
    const merged = JSON.parse(twice.out) as { energyKwh: TrackReport["energyKwh"]; warnings: string[] };
    expect((await schemaList["merge"]!.load()).parse(merged)).toEqual(merged);
    expect(merged.energyKwh.total.value).toBe(report.energyKwh.total.value);
    expect(merged.warnings).toEqual([expect.stringMatching(/given twice and count once/)]);
    writeFileSync(join(folder, "other.json"), JSON.stringify({ ...report, runId: "other" }));
    const two = await runMain(`merge ${join(folder, "report.json")} ${join(folder, "other.json")}`);
    expect((JSON.parse(two.out) as typeof merged).energyKwh.total.value).toBe(
      2 * report.energyKwh.total.value,
    );
  });

  test("--output-format codecarbon writes its 38 columns", async () => {
    const folder = testFolder();
    const { code } = await track(
      folder,
      "--region",
      "aws:eu-west-3",
      "--output-format",
      "codecarbon",
      "--output",
      "emissions.csv",
      "--project",
      "mine",
      ...sh("exit 0"),
    );
    expect(code).toBe(0);
    const [row] = csvOf(join(folder, "emissions.csv"));
    expect(Object.keys(row!)).toHaveLength(38);
    expect(row).toMatchObject({
      project_name: "mine",
      country_iso_code: "FRA",
      cloud_provider: "aws",
      cloud_region: "eu-west-3",
    });
  });

  test("a region brings its building; a stated intensity wins over the table", async () => {
    const folder = testFolder();
    await track(
      folder,
      "--region",
      "aws:eu-west-3",
      "--intensity",
      "100",
      "--json",
      "report.json",
      ...sh("true"),
    );
    const { intensity, pue, place, operationalKg, energyKwh } = reportOf(folder);
    expect(intensity).toMatchObject({ low: 100, value: 100, high: 100 });
    expect(place).toMatchObject({ provider: "aws", region: "eu-west-3" });
    expect(pue.value).toBeGreaterThan(1);
    expect(operationalKg.value / (energyKwh.total.value * pue.value * 0.1)).toBeCloseTo(1, 9);
  });

  test("FR and FRA are one country; a country of many zones has its own mean", async () => {
    const folder = testFolder();
    const placeBy = async (code: string) => {
      await track(folder, "--country", code, "--json", "report.json", ...sh("true"));
      return reportOf(folder).place;
    };
    expect(await placeBy("FR")).toEqual(await placeBy("FRA"));
    expect(await placeBy("USA")).toMatchObject({ how: "given", country: "USA" });
  });

  test("an unknown place is assumed, with a warning; the command runs all the same", async () => {
    const folder = testFolder();
    const { code, err } = await track(folder, "--zone", "FRR", "--json", "report.json", ...sh("exit 2"));
    expect(code).toBe(2);
    expect(err).toMatch(/The place FRR is not known\. Did you mean FR/);
    expect(err).toMatch(/world average of 473 g\/kWh is assumed/);
    expect(reportOf(folder).place.how).toBe("assumed");
  });

  test("with --strict it is exit 4, before the command", async () => {
    const folder = testFolder();
    const { code, err } = await track(folder, "--strict", "--", "touch", "ran");
    expect(code).toBe(4);
    expect(err).toMatch(/The place of this run is not known\. Say it: --zone FR/);
    expect(existsSync(join(folder, "ran"))).toBe(false);
  });

  test("a budget that stops ends the command with exit 1", async () => {
    const folder = testFolder();
    const budget = ["--budget-kwh", "1e-9", "--budget-action", "stop", "--interval", "100ms"];
    const { code, err } = await track(folder, "--zone", "FR", ...budget, "--", "sleep", "60");
    expect(code).toBe(1);
    expect(err).toMatch(/energy budget of 1e-9 kWh is used up/);
  });

  test("a command that does not exist is 127", async () => {
    const { code, err } = await track(testFolder(), "--zone", "FR", "--quiet", "--", "no-such-command-here");
    expect(code).toBe(127);
    expect(err).toMatch(/no-such-command-here: (command )?not found/);
  });

  test("killed, `recover` writes the row of the run, once", async () => {
    const folder = testFolder();
    const argv = [
      "track",
      "--metadata",
      "never",
      "--zone",
      "FR",
      "--interval",
      "100ms",
      "--output",
      join(folder, "runs.csv"),
    ];
    const tracker = startCli([...argv, ...sh("echo up >&2; sleep 3")], folder);
    await tracker.says("up");
    await new Promise((resolve) => setTimeout(resolve, 500));
    tracker.child.kill("SIGKILL");
    await new Promise((resolve) => tracker.child.once("exit", resolve));
    expect(existsSync(join(folder, "runs.csv"))).toBe(false);
    const env = { GREEN_PLACE_STATE_DIR: join(folder, "state") };
    const { code, out } = await runMain("recover", { env });
    expect(code).toBe(0);
    expect(out).toMatch(/CO2e in 0:00/);
    const rows = csvOf(join(folder, "runs.csv"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ recovered: "true", zone: "FR" });
    expect((await runMain("recover", { env })).out).toBe("No run has to be finished.\n");
    expect(csvOf(join(folder, "runs.csv"))).toHaveLength(1);
  });
});

describe("a wrong call", () => {
  test.each([
    ["track", /There is no command to track\. Put it after two dashes/],
    ["track --zone FR", /There is no command to track/],
    ["track --zone FR --country FR -- true", /cannot be used with/],
    ["track --region eu-west-3 -- true", /not a cloud region\. Write provider:region/],
    ["track --interval soon -- true", /Expected a duration/],
    ["track --pue 0.9 -- true", /at least 1/],
    ["track --progress ( -- true", /Not a regular expression/],
    ["track --mode gpu -- true", /Allowed choices are machine, process/],
    ["replay none.ndjson", /none\.ndjson cannot be read \(ENOENT\)/],
    ["merge none.json", /none\.json cannot be read: ENOENT/],
    ["merge", /Missing required argument/],
  ])("%s", async (line, sentence) => {
    const { code, out, err } = await runMain(line, { cwd: testFolder() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("files that are no trace and no report", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "a"), "not JSON\n");
    writeFileSync(join(folder, "b"), "{}\n");
    for (const [line, sentence] of [
      [`replay ${folder}/a`, /a:1 is not JSON/],
      [`replay ${folder}/b`, /not a green-place trace/],
      [`merge ${folder}/a`, /it is not JSON/],
      [`merge ${folder}/b`, /not a report of `track --json`/],
    ] as const) {
      const { code, err } = await runMain(line);
      expect(code).toBe(2);
      expect(err).toMatch(sentence);
    }
  });
});

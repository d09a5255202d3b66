import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, onTestFinished, test } from "vitest";
import { prometheusText, summaryLines, type TrackOptions, type TrackReport, track } from "../src/index.ts";
import { appendRow } from "../src/outputs/append-row.ts";
import { fakeClock, fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";
import { expectNear, goldenCases } from "./support/golden.ts";

/** A run of one hour at 100 W of CPU, on a machine of 16 GiB without a GPU, at PUE 1.5 and 200 g/kWh. */
async function oneHour(options: TrackOptions, context: TrackOptions["context"] = {}): Promise<TrackReport> {
  const machine = fakeMachine({ threads: 8 });
  const zone = raplZone(machine, "intel-rapl:0", "package-0");
  const clock = fakeClock();
  const run = await track({
    sysroot: machine.sysroot,
    intervalMs: 3_600_000,
    gramsPerKwh: 200,
    pue: 1.5,
    wue: 0.5,
    strict: true,
    codecarbonConfig: false,
    cloudMetadata: "never",
    ...options,
    context: { ...clock, env: {}, stateDirectory: temporaryFolder(), warn: () => undefined, ...context },
  });
  for (let quarter = 1; quarter <= 4; quarter++) {
    clock.advance(900);
    zone.set(90_000 * quarter);
    await run.step();
  }
  return run.stop(0);
}

const table = (path: string): Record<string, string>[] =>
  parse(readFileSync(path, "utf8"), { columns: true });

test("our CSV: one header, a row a run, unknown cells empty", async () => {
  const csv = join(temporaryFolder(), "deep/runs.csv");
  await oneHour({ csv, project: 'a "b", c' });
  await oneHour({ csv });
  const rows = table(csv);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    project: 'a "b", c',
    cpu_how: "measured",
    ram_how: "modelled",
    auxiliary_how: "assumed",
    zone: "",
    embodied_kg: "",
  });
  expectNear(Number(rows[0]!["cpu_kwh"]), 0.1, 1e-9);
  expectNear(Number(rows[0]!["ram_kwh"]), 0.004, 1e-9);
  // 25 % of 104 Wh of auxiliary power on a machine without accelerators, PUE 1.5, 200 g/kWh; 3.6 L/kWh in making the electricity.
  expectNear(Number(rows[0]!["carbon_kg"]), 0.104 * 1.25 * 1.5 * 0.2, 1e-9);
  expectNear(Number(rows[0]!["water_l"]), 0.104 * 1.25 * (0.5 + 1.5 * 3.6), 1e-9);
});

test("a file with other columns is left alone, and an incomplete last line doesn't spoil our row", async () => {
  const folder = temporaryFolder();
  const csv = join(folder, "runs.csv");
  writeFileSync(csv, "when,what\n1,2\n");
  const report = await oneHour({ csv });
  expect(readFileSync(csv, "utf8")).toBe("when,what\n1,2\n");
  expect(table(join(folder, "runs-2.csv"))).toHaveLength(1);
  expect(report.warnings.join()).toContain("runs-2.csv");
  appendFileSync(join(folder, "runs-2.csv"), "1,2026-01-01T00");
  await oneHour({ csv });
  const lines = readFileSync(join(folder, "runs-2.csv"), "utf8").trim().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[3]!.split(",")).toHaveLength(lines[0]!.split(",").length);
});

test("CodeCarbon's columns, in order, in every row", async () => {
  const [columns] = goldenCases<object, { columns: string[] }>("codecarbon-columns");
  const [width] = goldenCases<object, { fields: number[] }>("codecarbon-row-width");
  const csv = join(temporaryFolder(), "emissions.csv");
  await oneHour({ csv, csvFormat: "codecarbon" });
  await oneHour({ csv, csvFormat: "codecarbon" });
  const lines = parse(readFileSync(csv, "utf8")) as string[][];
  expect(lines[0]).toEqual(columns!.expect.columns);
  expect(lines.map((line) => line.length)).toEqual(width!.expect.fields);
  const row = table(csv)[0]!;
  // 16 GB are two modules, at least 10 W; energies have the PUE in them, powers don't.
  expectNear(Number(row["cpu_power"]), 100, 1e-9);
  expectNear(Number(row["ram_power"]), 10, 1e-9);
  expectNear(Number(row["cpu_energy"]), 0.15, 1e-9);
  expectNear(Number(row["energy_consumed"]), 0.165, 1e-9);
  expectNear(Number(row["water_consumed"]), 0.165 * 0.5, 1e-9);
  expectNear(Number(row["emissions"]), 0.033, 1e-9);
  expectNear(Number(row["emissions_rate"]), 0.033 / 3600, 1e-9);
  expect(row).toMatchObject({
    tracking_mode: "machine",
    on_cloud: "N",
    cpu_count: "8",
    cpu_model: "Testium 9000",
    gpu_count: "",
    longitude: "",
  });
  expect(row["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
});

test("Prometheus text has every component with how it was obtained", async () => {
  const prometheus = join(temporaryFolder(), "run.prom");
  const report = await oneHour({ prometheus, project: 'quo"te' });
  const text = readFileSync(prometheus, "utf8");
  expect(text).toBe(prometheusText(report));
  expect(text).toMatch(
    /^green_place_energy_joules\{project="quo\\"te",.*component="cpu",sensor="rapl",how="measured"\} 360000$/m,
  );
  for (const line of text.trim().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_]+\{.*\} [\d.e+-]+$)/);
});

test("OTLP metrics reach a collector", async () => {
  const bodies: { path: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      bodies.push({ path: request.url, body });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const report = await oneHour({ otlp: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  expect(report.warnings.filter((warning) => warning.includes("metrics"))).toEqual([]);
  expect(bodies.map(({ path }) => path)).toEqual(["/v1/metrics"]);
  const sent = JSON.parse(bodies[0]!.body) as {
    resourceMetrics: {
      scopeMetrics: {
        metrics: {
          name: string;
          unit: string;
          sum?: {
            dataPoints: { asDouble: number; attributes: { key: string; value: { stringValue: string } }[] }[];
          };
        }[];
      }[];
    }[];
  };
  const metrics = sent.resourceMetrics[0]!.scopeMetrics[0]!.metrics;
  const energy = metrics.find(({ name }) => name === "green_place.energy")!;
  expect(energy.unit).toBe("J");
  const cpu = energy.sum!.dataPoints.find(({ attributes }) =>
    attributes.some(({ value }) => value.stringValue === "cpu"),
  )!;
  expectNear(cpu.asDouble, 360_000, 1e-9);
  const carbon = metrics.find(({ name }) => name === "green_place.carbon")!;
  expectNear(carbon.sum!.dataPoints[0]!.asDouble, report.carbonKg.value * 1000, 1e-9);
});

test("a collector that isn't there is a warning, and the journal stays for recovery", async () => {
  const stateDirectory = temporaryFolder();
  const report = await oneHour({ otlp: "http://127.0.0.1:9" }, { stateDirectory });
  expect(report.warnings.join()).toContain("The metrics for http://127.0.0.1:9");
  expect(existsSync(join(stateDirectory, `${report.runId}.ndjson`))).toBe(true);
}, 20_000);

test("many that create one file at once lose no row and leave one header", async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 20; round++) {
    const csv = join(folder, `${round}.csv`);
    const writeLate = async (writer: number): Promise<void> => {
      // Not in step: one is done while another is just looking whether the file is there.
      await new Promise((resolve) => setTimeout(resolve, (writer * 7) % 5));
      await appendRow(csv, {
        runId: String(writer),
        header: "writer\n",
        row: `${writer}\n`,
        begunBefore: false,
      });
    };
    await Promise.all(Array.from({ length: 32 }, (_, writer) => writeLate(writer)));
    expect(
      table(csv)
        .map((row) => Number(row["writer"]))
        .sort((a, b) => a - b),
    ).toEqual([...Array(32).keys()]);
  }
});

test.each(["green-place", "codecarbon"] as const)(
  "%s: no text of a run is a formula or obeyed by a terminal",
  async (csvFormat) => {
    const csv = join(temporaryFolder(), "runs.csv");
    const project = "=HYPERLINK(1)\u001b[2J\u202e\r\nx";
    await oneHour({ csv, csvFormat, project });
    expect(readFileSync(csv, "utf8").replaceAll("\n", "")).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    const [row] = table(csv);
    expect(row!["project"] ?? row!["project_name"]).toBe("'=HYPERLINK(1)\uFFFD[2J\uFFFD\uFFFD\uFFFDx");
    for (const [name, cell] of Object.entries(row!)) expect(cell, name).not.toMatch(/^[=+@]/);
  },
);

test("labels of metrics and the summary hold nothing that a terminal obeys", async () => {
  const report = await oneHour({ project: '\u001b]0;x\u0007"\\\u2028', place: { zone: "\u202eRF" } });
  expect(prometheusText(report).replaceAll("\n", "")).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  expect(prometheusText(report)).toContain('project="\uFFFD]0;x\uFFFD\\"\\\\\uFFFD"');
  for (const line of summaryLines(report)) expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});

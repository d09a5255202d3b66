import { existsSync, readFileSync, watch, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type TrackOptions, track } from "../src/index.ts";
import { fakeMachine, raplZone, temporaryFolder } from "./support/fake-machine.ts";

interface Point {
  readonly startTimeUnixNano: string;
  readonly asDouble: number;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
}
interface Sent {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly sum?: { readonly dataPoints: Point[]; readonly aggregationTemporality: number };
      }[];
    }[];
  }[];
}

/** A collector that answers after `delayMs` and keeps what it was sent. */
async function collector(delayMs = 0) {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      sent.push(JSON.parse(body) as Sent);
      setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end("{}"), delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const cpuOf = (body: Sent): Point =>
    body.resourceMetrics[0]!.scopeMetrics[0]!.metrics.find(
      ({ name }) => name === "green_place.energy",
    )!.sum!.dataPoints.find(({ attributes }) => attributes.some(({ value }) => value.stringValue === "cpu"))!;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cpu: () => sent.map(cpuOf),
  };
}

/** A run of about 100 W on the real clock, sampled every 50 ms. */
async function begin(options: TrackOptions, warn: (message: string) => void = () => undefined) {
  const machine = fakeMachine();
  const zone = raplZone(machine, "intel-rapl:0", "package-0");
  const begun = performance.now();
  const load = setInterval(() => zone.set((performance.now() - begun) / 10), 20);
  onTestFinished(() => clearInterval(load));
  return track({
    sysroot: machine.sysroot,
    intervalMs: 50,
    metricsIntervalMs: 200,
    gramsPerKwh: 100,
    codecarbonConfig: false,
    cloudMetadata: "never",
    ...options,
    context: { env: {}, stateDirectory: temporaryFolder(), warn },
  });
}

test("a collector hears of a run that goes on: one cumulative series, the last word at the end", async () => {
  const { url, cpu } = await collector();
  const run = await begin({ otlp: url });
  await sleep(1500);
  const during = cpu().length;
  // One each 200 ms, but for the time in which the exporter is loaded.
  expect(during).toBeGreaterThanOrEqual(2);
  expect(during).toBeLessThanOrEqual(7);
  const report = await run.stop();
  const points = cpu();
  expect(points.length).toBeGreaterThan(during);
  const joules = points.map(({ asDouble }) => asDouble);
  expect(joules).toEqual([...joules].sort((a, b) => a - b));
  expect(joules[0]).toBeLessThan(joules.at(-1)! * 0.8);
  expect(joules.at(-1)).toBeCloseTo(report.energyKwh.cpu!.value * 3.6e6, 6);
  // A start that moved would read as a counter that was set back.
  expect(new Set(points.map(({ startTimeUnixNano }) => startTimeUnixNano)).size).toBe(1);
});

test("the text file is there while the run goes on, whole whenever it is looked at", async () => {
  const folder = temporaryFolder();
  const prometheus = join(folder, "run.prom");
  const seen: string[] = [];
  const watcher = watch(folder, () => {
    if (existsSync(prometheus)) seen.push(readFileSync(prometheus, "utf8"));
  });
  onTestFinished(() => watcher.close());
  const run = await begin({ prometheus });
  await sleep(1000);
  expect(new Set(seen).size).toBeGreaterThanOrEqual(2);
  await run.stop();
  for (const text of seen) {
    expect(text).toMatch(/^# HELP green_place_energy_joules /);
    expect(text).toMatch(/# TYPE green_place_tracker_cpu_seconds gauge\n([a-z].*\n)?$/);
  }
});

test("a collector that is slow holds up no sample", async () => {
  const { url } = await collector(700);
  let samples = 0;
  const run = await begin({ otlp: url, onSample: () => samples++ });
  await sleep(1200);
  expect(samples).toBeGreaterThan(12);
  await run.stop();
});

test("what fails again and again is one warning", async () => {
  const warnings: string[] = [];
  const folder = join(temporaryFolder(), "missing");
  const prometheus = join(folder, "run.prom");
  const run = await begin({ prometheus }, (message) => warnings.push(message));
  await sleep(450);
  // From here on it fails in other words.
  writeFileSync(folder, "");
  await sleep(450);
  const ofFile = (): string[] => warnings.filter((message) => message.includes("run.prom"));
  expect(ofFile()).toHaveLength(1);
  const report = await run.stop();
  expect(report.warnings.filter((message) => message.includes("run.prom"))).toHaveLength(1);
});

test("nothing is written before the first interval has passed", async () => {
  const prometheus = join(temporaryFolder(), "run.prom");
  const run = await begin({ prometheus, metricsIntervalMs: 60_000 });
  await sleep(300);
  expect(existsSync(prometheus)).toBe(false);
  await run.stop();
  expect(existsSync(prometheus)).toBe(true);
});

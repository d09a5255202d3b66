import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TrackReport } from "../src/index.ts";
import { temporaryFolder } from "./support/fake-machine.ts";
import { startTracker } from "./support/tracker-process.ts";

const sh = (script: string): string[] => ["sh", "-c", script];
const untilReady = (child: { stdout: NodeJS.ReadableStream | null }): Promise<void> =>
  new Promise((resolve) => child.stdout!.once("data", () => resolve()));

test("the command's stdout is its own, byte for byte, and its exit code passes on", async () => {
  const folder = temporaryFolder();
  const json = join(folder, "report.json");
  const tracker = await startTracker(folder, { json }, sh("printf 'a\\nb'; exit 7"));
  const { code, stdout, stderr } = await tracker.ended;
  expect({ code, stdout }).toEqual({ code: 7, stdout: "a\nb" });
  expect(stderr).toMatch(/CO2e in 0:00/);
  const report = JSON.parse(readFileSync(json, "utf8")) as TrackReport;
  expect(report.exitCode).toBe(7);
  expect(report.schemaVersion).toBe(1);
});

test.each(["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1"] as const)("%s reaches the command", async (signal) => {
  const folder = temporaryFolder();
  const name = signal.slice(3);
  const tracker = await startTracker(
    folder,
    {},
    sh(`trap 'echo got; exit 9' ${name}; echo ready; while :; do sleep 0.02; done`),
  );
  await untilReady(tracker.child);
  process.kill(tracker.child.pid!, signal);
  const { code, stdout } = await tracker.ended;
  expect({ code, stdout }).toEqual({ code: 9, stdout: "ready\ngot\n" });
});

test("a command that a signal killed gives 128 + N", async () => {
  const tracker = await startTracker(temporaryFolder(), {}, sh("kill -9 $$"));
  expect((await tracker.ended).code).toBe(137);
});

test.each(["machine", "process"] as const)(
  "a command that isn't there gives 127 in %s mode",
  async (mode) => {
    const tracker = await startTracker(temporaryFolder(), { mode }, ["no-such-command-here"]);
    const { code, stderr } = await tracker.ended;
    expect(code).toBe(127);
    expect(stderr).toMatch(/no-such-command-here: (command )?not found/);
  },
);

test("a full disk and paths that can't be written don't stop the command", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "state"), "a file where the folder should be");
  const options = {
    csv: "/dev/full",
    json: "/proc/no/report.json",
    prometheus: "/proc/no.prom",
    record: "/dev/full",
  };
  const tracker = await startTracker(folder, options, sh("echo done; exit 3"));
  const { code, stdout, stderr } = await tracker.ended;
  expect({ code, stdout }).toEqual({ code: 3, stdout: "done\n" });
  for (const words of [
    "/dev/full was not written",
    "/proc/no/report.json was not written",
    "The journal can't be written",
  ]) {
    expect(stderr.split(words)).toHaveLength(2);
  }
});

test("a budget that stops ends the command and exits with 1", async () => {
  const budget = { energyKwh: 1e-9, action: "stop" } as const;
  const tracker = await startTracker(temporaryFolder(), { intervalMs: 50, budget }, ["sleep", "20"]);
  const { code, stderr } = await tracker.ended;
  expect(code).toBe(1);
  expect(stderr).toContain("energy budget of 1e-9 kWh is used up");
});

test("a budget that warns says so once and passes the exit code on", async () => {
  const budget = { carbonKg: 1e-12, action: "warn" } as const;
  const tracker = await startTracker(temporaryFolder(), { intervalMs: 50, budget }, sh("sleep 0.4; exit 5"));
  const { code, stderr } = await tracker.ended;
  expect(code).toBe(5);
  expect(stderr.match(/carbon budget/g)).toHaveLength(1);
});

test("progress on stdout predicts, and a budget that is too small is a warning before it is used up", async () => {
  // 5 W for half a second is 0.7e-6 kWh, however busy this machine is; the command says that this is a tenth of its work.
  const options = {
    intervalMs: 100,
    cpuWatts: 0,
    ramWatts: 5,
    auxiliaryRatio: null,
    progress: "(\\d+)/(\\d+)",
    budget: { energyKwh: 3e-6, action: "warn" },
  } as const;
  const tracker = await startTracker(temporaryFolder(), options, sh("sleep 0.5; echo step 1/10; sleep 0.3"));
  const { code, stdout, stderr } = await tracker.ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: "step 1/10\n" });
  expect(stderr).toMatch(/energy budget of 0\.000003 kWh is too small: about [\d.e-]+ kWh are predicted/);
});

test("30,000 lines of progress at once take no longer than without, and pass through byte for byte", async () => {
  const lines = `awk 'BEGIN { for (n = 1; n <= 30000; n++) print n "/30000" }'`;
  const begun = performance.now();
  const tracker = await startTracker(temporaryFolder(), { progress: "(\\d+)/(\\d+)" }, sh(lines));
  const { code, stdout } = await tracker.ended;
  expect(code).toBe(0);
  expect(stdout).toBe(Array.from({ length: 30_000 }, (_, n) => `${n + 1}/30000\n`).join(""));
  expect(performance.now() - begun).toBeLessThan(2500);
});

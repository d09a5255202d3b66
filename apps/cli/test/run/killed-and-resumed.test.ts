import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { startJobProcess } from "../../src/run/job-process.ts";
import { readStart } from "../../src/run/start-record.ts";
import {
  FOREVER,
  jobFile,
  killHard,
  linesOf,
  run,
  SOON,
  stateOf,
  statesOf,
  testFolder,
} from "./run-bench.ts";

/** Waits until a time in milliseconds after the origin. */
const at = (origin: number, ms: number): Promise<void> => wait(Math.max(0, origin + ms - Date.now()));

describe("a runner that is killed", () => {
  test("while it waits: the job is started by the one that resumes", async () => {
    const folder = join(testFolder(), "run");
    const file = join(testFolder(), "lines");
    const origin = Date.now();
    const first = run(
      "start",
      folder,
      origin,
      stateOf(["node", jobFile, file, "3", "0"], [[SOON + 1500, FOREVER]]),
    );
    await first.until("waiting");
    await killHard(first);
    expect(linesOf(file)).toEqual([]);
    const resumed = run("resume", folder, origin);
    await resumed.until("waiting");
    expect(await resumed.ended).toBe(0);
    expect(linesOf(file).map(([line]) => line)).toEqual([1, 2, 3]);
    expect(linesOf(file)[0]![1]).toBeGreaterThanOrEqual(origin + SOON + 1500);
  });

  test("while the job runs to its end: its exit code is not lost", async () => {
    const folder = join(testFolder(), "run");
    const origin = Date.now();
    const first = run("start", folder, origin, stateOf(["sh", "-c", "sleep 0.3; exit 5"], [[0, FOREVER]]));
    await first.until("started");
    await killHard(first);
    await wait(600);
    expect(readStart(join(folder, "start-1"))).toMatchObject({ state: "ended", code: 5 });
    expect(await run("resume", folder, origin).ended).toBe(5);
    expect(existsSync(folder)).toBe(false);
  });

  test("at any moment of the start: the job is started once", async () => {
    const base = testFolder();
    await Promise.all(
      [0, 2, 4, 7, 12].map(async (delay, i) => {
        const folder = join(base, `run-${i}`);
        const file = join(base, `lines-${i}`);
        const origin = Date.now();
        const first = run(
          "start",
          folder,
          origin,
          stateOf(["node", jobFile, file, "2", "0"], [[SOON + 3500, FOREVER]]),
        );
        await first.until("waiting");
        await at(origin, SOON + 3500 + delay);
        await killHard(first);
        expect(await run("resume", folder, origin).ended).toBe(0);
        expect(linesOf(file).map(([line]) => line)).toEqual([1, 2]);
      }),
    );
  });

  test("between starting a shell and hearing of it: of the shells that then compete, one runs the job, and all tell its exit code", async () => {
    const file = join(testFolder(), "out");
    const folder = testFolder();
    const state = stateOf(["sh", "-c", `echo ran >> ${file}; sleep 0.2; exit 6`], [[0, 1]]);
    const jobs = await Promise.all([1, 2, 3].map(() => startJobProcess(folder, state)));
    expect(new Set(jobs.map(({ pid }) => pid)).size).toBe(1);
    expect(await Promise.all(jobs.map(({ exited }) => exited))).toEqual([6, 6, 6]);
    expect(readFileSync(file, "utf8")).toBe("ran\n");
  });

  test("leaves the run to one other only", async () => {
    const folder = join(testFolder(), "run");
    const origin = Date.now();
    const first = run("start", folder, origin, stateOf(["sleep", "30"], [[0, FOREVER]]));
    await first.until("started");
    const second = run("resume", folder, origin);
    expect(await second.ended).toBe(2);
    expect(second.told.at(-1)).toMatchObject({ kind: "error", code: "E_RUN_ACTIVE" });
    expect(first.process.exitCode).toBe(null);
  });
});

describe("a process that is not the job's", () => {
  test("is never touched, though it has the id that the job had", async () => {
    const unrelated = spawn("sleep", ["30"], { detached: true, stdio: "ignore" });
    try {
      const folder = join(testFolder(), "run");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "run.json"), JSON.stringify(stateOf(["true"], [[FOREVER, FOREVER + 1]])));
      writeFileSync(join(folder, "start-1"), `running   ${unrelated.pid}\n`);
      const resumed = run("resume", folder, Date.now());
      expect(await resumed.ended).toBe(99);
      expect(resumed.told.at(-1)).toMatchObject({ kind: "lost" });
      expect(await statesOf(unrelated.pid!)).toEqual(["S"]);
    } finally {
      unrelated.kill("SIGKILL");
    }
  });
});

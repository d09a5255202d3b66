import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
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

describe("a job and its own child", () => {
  test("are paused and go on three times, the runner killed in between, and their work is done exactly once", async () => {
    const folder = join(testFolder(), "run");
    const file = join(testFolder(), "lines");
    const origin = Date.now();
    const slots = [
      [SOON, SOON + 400],
      [SOON + 1000, SOON + 1400],
      [SOON + 4500, SOON + 4900],
      [SOON + 5500, FOREVER],
    ] as const;
    const lines = 200;
    const first = run("start", folder, origin, stateOf(["node", jobFile, file, String(lines), "7"], slots));
    const { pid } = await first.until("started");
    const second = await first.until("paused", 2);
    await killHard(first);

    // Nobody is there, and the job, its child and the shell around them stay stopped.
    await at(origin, SOON + 2000);
    const before = linesOf(file).length;
    expect(await statesOf(pid!)).toEqual(["T", "T", "T"]);
    await wait(300);
    expect(linesOf(file)).toHaveLength(before);
    expect(before).toBeGreaterThan(10);

    const resumed = run("resume", folder, origin);
    const found = await resumed.until("found");
    expect(found.pid).toBe(pid);
    expect(await resumed.ended).toBe(7);
    expect(resumed.told.at(-1)).toMatchObject({ kind: "exited", code: 7 });

    const pauses = [
      [(await first.until("paused", 1)).at, (await first.until("continued", 1)).at],
      [second.at, (await resumed.until("continued", 1)).at],
      [(await resumed.until("paused", 2)).at, (await resumed.until("continued", 2)).at],
    ] as const;
    for (const written of [linesOf(file), linesOf(`${file}.child`)]) {
      expect(written.map(([line]) => line)).toEqual(Array.from({ length: lines }, (_, i) => i + 1));
      for (const [pausedAt, continuedAt] of pauses) {
        expect(continuedAt - pausedAt).toBeGreaterThan(400);
        expect(written.filter(([, time]) => time > pausedAt + 20 && time < continuedAt - 20)).toEqual([]);
      }
    }
    expect(existsSync(folder)).toBe(false);
    expect(await statesOf(pid!)).toEqual([]);
  });
});

describe("the user's own pause and resume commands", () => {
  test("are run in place of the signals, with the id of the group", async () => {
    const log = join(testFolder(), "log");
    const state = stateOf(
      ["sleep", "4"],
      [
        [0, SOON],
        [SOON + 500, SOON + 1000],
        [SOON + 1500, FOREVER],
      ],
      {
        pauseCommand: `echo pause $GREEN_PLACE_PID >> ${log}`,
        resumeCommand: `echo resume $GREEN_PLACE_PID >> ${log}`,
      },
    );
    const runner = run("start", join(testFolder(), "run"), Date.now(), state);
    const { pid } = await runner.until("started");
    await runner.until("paused");
    expect((await statesOf(pid!)).includes("T")).toBe(false);
    expect(await runner.ended).toBe(0);
    const lines = readFileSync(log, "utf8").trim().split("\n");
    expect(lines).toEqual([`pause ${pid}`, `resume ${pid}`, `pause ${pid}`, `resume ${pid}`]);
  });

  test("that fail are told, and tried again", async () => {
    const log = join(testFolder(), "log");
    const state = stateOf(
      ["sleep", "3"],
      [
        [0, SOON],
        [FOREVER, FOREVER + 1],
      ],
      {
        pauseCommand: `echo try >> ${log}; [ $(wc -l < ${log}) -gt 2 ]`,
        resumeCommand: "true",
      },
    );
    const runner = run("start", join(testFolder(), "run"), Date.now(), state);
    await runner.until("paused");
    expect(runner.told.filter(({ kind }) => kind === "command-failed")).toHaveLength(2);
    expect(await runner.ended).toBe(0);
  });

  test("are not repeated where the job is known to be paused", async () => {
    const folder = join(testFolder(), "run");
    const log = join(testFolder(), "log");
    const origin = Date.now();
    const state = stateOf(
      ["sleep", "7"],
      [
        [0, SOON],
        [SOON + 2500, FOREVER],
      ],
      {
        pauseCommand: `echo pause >> ${log}`,
        resumeCommand: `echo resume >> ${log}`,
      },
    );
    const first = run("start", folder, origin, state);
    await first.until("paused");
    await wait(50);
    await killHard(first);
    expect(await run("resume", folder, origin).ended).toBe(0);
    expect(readFileSync(log, "utf8")).toBe("pause\nresume\n");
  });

  test("are not begun where that could not be written down: the job goes on, that is said, and its exit code comes through", async () => {
    const folder = join(testFolder(), "run");
    const log = join(testFolder(), "log");
    const state = stateOf(
      ["sh", "-c", "sleep 7; exit 6"],
      [
        [0, SOON + 2000],
        [SOON + 4000, FOREVER],
      ],
      { pauseCommand: `echo pause >> ${log}`, resumeCommand: `echo resume >> ${log}` },
    );
    const runner = run("start", folder, Date.now(), state);
    await runner.until("started");
    // No file can take the place of a folder.
    rmSync(join(folder, "run.json"));
    mkdirSync(join(folder, "run.json"));
    await runner.until("not-saved");
    expect(await runner.ended).toBe(6);
    expect(existsSync(log)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });
});

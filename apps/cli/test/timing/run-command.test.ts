import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { schemaList } from "../../src/schema/schema-list.ts";
import { startCli, testFolder } from "../cli-process.ts";
import { NOW, runMain } from "../run-main.ts";
import { HOUR, writeSeries } from "./series-file.ts";

const SECOND = 1000;

/** Dirty for so many seconds from now on, then clean for a minute. */
const cleanIn = (folder: string, seconds: number): string =>
  writeSeries(
    folder,
    Array.from({ length: seconds + 70 }, (_, i) => (i < seconds + 5 ? 500 : 50)),
    Math.floor(Date.now() / SECOND) * SECOND - 5 * SECOND,
    SECOND,
  );

const waiting = (folder: string, seconds: number, ...command: string[]): string[] => [
  "run",
  "--duration",
  "2s",
  "--intensity-file",
  cleanIn(folder, seconds),
  "--",
  ...command,
];

const unfinished = (folder: string): string[] => {
  const jobs = join(folder, "state", "jobs");
  return existsSync(jobs) ? readdirSync(jobs) : [];
};

describe("green-place run, in a process of its own", () => {
  test("waits for the clean time, starts the command, and passes its output and exit code on", async () => {
    const folder = testFolder();
    const clean = Math.floor(Date.now() / SECOND) * SECOND + 12 * SECOND;
    const { ended } = startCli(
      waiting(folder, 12, "node", "-e", "console.log(Date.now()); process.exit(3)"),
      folder,
    );
    const { code, out, err } = await ended;
    expect(code).toBe(3);
    expect(Number(out)).toBeGreaterThanOrEqual(clean);
    expect(err).toMatch(/less carbon than at once\n.*waiting until .*\n.*started/);
    expect(unfinished(folder)).toEqual([]);
  });

  test.each([
    ["a program that is not there", ["no-such-program-here"], 127],
    ["a file that cannot be executed", ["./series.csv"], 126],
    ["a command that a signal ended", ["sh", "-c", "kill -15 $$"], 143],
  ])("%s", async (_, command, code) => {
    const folder = testFolder();
    const { ended } = startCli(
      [
        "run",
        "--duration",
        "1h",
        "--intensity-file",
        writeSeries(folder, [100, 100], Date.now() - HOUR / 2),
        "--",
        ...command,
      ],
      folder,
    );
    const { code: own, err } = await ended;
    expect(own).toBe(code);
    expect(err).toMatch(/runs at once/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.each([
    ["SIGINT", 130, 0, "the run is forgotten"],
    ["SIGTERM", 143, 1, "`green-place run --resume` goes on with it"],
  ] as const)("%s while waiting: %d, %d runs left, and says so", async (signal, code, left, next) => {
    const folder = testFolder();
    const { child, says, ended } = startCli(waiting(folder, 60, "touch", "ran"), folder);
    await says("waiting until");
    child.kill(signal);
    expect(await ended).toMatchObject({ code, err: expect.stringMatching(`not started; ${next}`) });
    expect(unfinished(folder)).toHaveLength(left);
    expect(existsSync(join(folder, "ran"))).toBe(false);
  });

  test("SIGTERM reaches the running command, and its code comes back", async () => {
    const folder = testFolder();
    const command = [
      "sh",
      "-c",
      "trap 'echo got; exit 9' TERM; echo trap is set >&2; while :; do sleep 0.05; done",
    ];
    const { child, says, ended } = startCli(
      [
        "run",
        "--duration",
        "1h",
        "--intensity-file",
        writeSeries(folder, [100, 100], Date.now() - HOUR / 2),
        "--",
        ...command,
      ],
      folder,
    );
    await says("trap is set");
    child.kill("SIGTERM");
    const { code, out } = await ended;
    expect([code, out]).toEqual([9, "got\n"]);
  });

  test("SIGTERM the moment that the command is started is not lost", async () => {
    const folder = testFolder();
    const { child, says, ended } = startCli(
      [
        "run",
        "--duration",
        "1h",
        "--intensity-file",
        writeSeries(folder, [100, 100], Date.now() - HOUR / 2),
        "--",
        "sleep",
        "60",
      ],
      folder,
    );
    await says("started");
    child.kill("SIGTERM");
    expect((await ended).code).toBe(143);
  });

  test("killed while waiting, --resume runs the command once and gives its code", async () => {
    const folder = testFolder();
    const { child, says, ended } = startCli(
      waiting(folder, 20, "sh", "-c", "echo ran >> log; exit 4"),
      folder,
    );
    await says("waiting until");
    child.kill("SIGKILL");
    await ended;
    expect(unfinished(folder)).toHaveLength(1);
    const resumed = await startCli(["run", "--resume"], folder).ended;
    expect(resumed.code).toBe(4);
    expect(readFileSync(join(folder, "log"), "utf8")).toBe("ran\n");
    expect(unfinished(folder)).toEqual([]);
  });
});

describe("green-place run, checked beforehand", () => {
  test("--dry-run prints the plan that its schema describes, and runs nothing", async () => {
    const file = writeSeries(testFolder(), [400, 100, 300, 100], NOW);
    const { code, out, err } = await runMain(
      `run --dry-run --duration 2h --interruptible --intensity-file ${file} -- python train.py --zone XX`,
    );
    expect(code).toBe(0);
    const plan = JSON.parse(out) as object;
    expect((await schemaList["run"]!.load()).parse(plan)).toEqual(plan);
    const at = (h: number): string => new Date(NOW + h * HOUR).toISOString();
    expect(plan).toMatchObject({
      command: ["python", "train.py", "--zone", "XX"],
      slots: [
        { start: at(1), end: at(2) },
        { start: at(3), end: at(4) },
      ],
      savingPercent: 60,
      worthWaiting: true,
    });
    expect(err).toMatch(/60 % less carbon than at once/);
  });

  test("what is not worth waiting for runs at once", async () => {
    const file = writeSeries(testFolder(), [1000, 996], NOW);
    const { out, err } = await runMain(`run --dry-run --duration 1h --intensity-file ${file} -- true`);
    expect(JSON.parse(out)).toMatchObject({ start: new Date(NOW).toISOString(), worthWaiting: false });
    expect(err).toMatch(/saves only 0\.40 %, not worth waiting/);
  });

  test("a series of the past is refused", async () => {
    const file = writeSeries(testFolder(), [1000, 500], NOW - 5 * HOUR);
    const { code, err } = await runMain(`run --duration 1h --intensity-file ${file} -- true`);
    expect(code).toBe(2);
    expect(err).toMatch(/ends at 2026-11-24 09:00 UTC, which has passed/);
  });

  test.each([
    ["run --duration 1h --zone FR", /no command to run/],
    ["run --zone FR -- true", /Add --duration/],
    ["run --duration 1h -- true", /not said where/],
    ["run --duration 1h --zone FR --at 2026-11-25T00:00Z -- true", /Unknown option '--at'/],
    ["run --duration 1h --zone FR --history 2022 -- true", /Unknown option '--history'/],
    ["run --duration 1h --zone FR --pause-command x -- true", /needs a resume command/],
    ["run --duration 6h --within 2h --zone FR -- true", /only 2 h are left/],
    ["run --duration 1h --zone XX -- true", /No hourly data is known for the zone "XX"/],
    ["run --resume", /There is no run to go on with/],
    ["run --resume nosuchrun", /no unfinished run "nosuchrun"/],
  ])("%s", async (line, sentence) => {
    const { code, out, err } = await runMain(line, { env: { GREEN_PLACE_STATE_DIR: testFolder() } });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

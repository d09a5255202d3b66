import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { commandProcesses, withMark } from "../src/attribution/command-processes.ts";
import { stopProcesses } from "../src/run/stop-processes.ts";
import { temporaryFolder } from "./support/fake-machine.ts";
import { startTracker } from "./support/tracker-process.ts";

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) if (lives(pid)) process.kill(pid, "SIGKILL");
});

/** Whether a process is there and more than a zombie, which nobody here may wait for. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc/self") || !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The ids that a file gets, once it has so many. */
async function idsIn(file: string, count: number): Promise<readonly number[]> {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const ids = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(Number) : [];
    if (ids.length >= count && ids.every((id) => id > 0)) {
      started.push(...ids);
      return ids;
    }
    await wait(20);
  }
  throw new Error(`${file} never had ${count} ids`);
}

const start = (script: string, mark: string): ChildProcess =>
  spawn("sh", ["-c", script], { env: withMark(process.env, mark), stdio: "ignore" });

/** A loop in the background notes its id; what `before` says is done first. */
const loop = (file: string, before = ":"): string =>
  `sh -c '${before}; echo $$ >> "${file}"; while :; do sleep 0.05; done' &`;

describe.skipIf(process.platform === "win32")("stopping a command", () => {
  const escapes: readonly (readonly [name: string, script: (file: string) => string])[] = [
    [
      "children and their children",
      (file) => `${loop(file)} sh -c '${loop(file).replaceAll("'", `'"'"'`)} wait' & wait`,
    ],
    ["children that ignore SIGTERM", (file) => `${loop(file, 'trap "" TERM')} ${loop(file)} wait`],
    [
      "children that are stopped",
      (file) => `${loop(file)} sh -c 'echo $$ >> "${file}"; kill -STOP $$' & wait`,
    ],
    [
      "children that it left behind, with a session of their own",
      (file) => `(setsid ${loop(file)}) ; ${loop(file)} sleep 0.2; exit 0`,
    ],
  ];
  test.each(escapes)("ends %s", async (name, script) => {
    if (name.includes("session") && !existsSync("/usr/bin/setsid")) return;
    const file = join(temporaryFolder(), "ids");
    const mark = `test-${Math.random()}`;
    const command = start(script(file), mark);
    started.push(command.pid!);
    const ids = await idsIn(file, 2);
    const begunMs = performance.now();
    const left = await stopProcesses({ list: commandProcesses(command.pid!, mark), graceMs: 400 });
    expect(left).toEqual([]);
    expect(ids.map(lives)).toEqual(ids.map(() => false));
    if (name.includes("ignore")) expect(performance.now() - begunMs).toBeGreaterThan(400);
  });

  test("does not touch others, its own parent least of all", async () => {
    const other = spawn("sleep", ["30"], { stdio: "ignore" });
    started.push(other.pid!);
    const mark = `test-${Math.random()}`;
    const command = start("sleep 30", mark);
    await wait(50);
    const list = commandProcesses(command.pid!, mark);
    const found = await list();
    expect(found).toContain(command.pid);
    expect(found).not.toContain(process.pid);
    expect(found).not.toContain(other.pid);
    await stopProcesses({ list, graceMs: 1000 });
    expect(lives(other.pid!)).toBe(true);
  });

  test("a tracked command within a tracked command has the marks of both", () => {
    expect(withMark(withMark({}, "outer"), "inner")).toEqual({ GREEN_PLACE_TRACK: "outer:inner" });
  });

  test.each(["machine", "process"] as const)(
    "by its budget ends all that it started, in %s mode, and gives 1",
    async (mode) => {
      const file = join(temporaryFolder(), "ids");
      const budget = { energyKwh: 1e-9, action: "stop" } as const;
      const script = `${loop(file)} (${loop(file)}) ; wait`;
      const tracker = await startTracker(
        temporaryFolder(),
        { intervalMs: 300, budget, mode, cpuWatts: 100 },
        [...["sh", "-c", script]],
      );
      const ids = await idsIn(file, 2);
      const { code, stderr } = await tracker.ended;
      expect(code).toBe(1);
      expect(stderr).toContain("energy budget of 1e-9 kWh is used up");
      expect(ids.map(lives)).toEqual([false, false]);
    },
  );
});

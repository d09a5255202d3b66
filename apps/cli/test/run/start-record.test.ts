import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findJobProcess, startJobProcess } from "../../src/run/job-process.ts";
import { endWait, startJobShell } from "../../src/run/job-shell.ts";
import { claimStart, latestStart, readStart, writeClaim } from "../../src/run/start-record.ts";
import { FOREVER, run, stateOf, testFolder } from "./run-bench.ts";

/** No process has it. */
const NOBODY = 2_000_000_000;

const recorded = (text: string): string => {
  const folder = testFolder();
  writeFileSync(join(folder, "start-1"), text);
  return folder;
};

describe("a record of a start", () => {
  test.each([
    ["claimed   123\n", { state: "claimed", pid: 123 }],
    ["running   123\n", { state: "running", pid: 123 }],
    ["never     123\n", { state: "never" }],
    ["ended 000 123\n", { state: "ended", pid: 123, code: 0 }],
    ["ended 255 1\n", { state: "ended", pid: 1, code: 255 }],
  ])("is read: %j", (text, record) => {
    expect(readStart(join(recorded(text), "start-1"))).toEqual(record);
  });

  test.each([
    "",
    "\n",
    "0\n",
    "6\n",
    "ended 006",
    "ended 6   123\n",
    "ended 256 123\n",
    "ended 0 6 123\n",
    "ended \0\0\0 123\n",
    "runniended 123\n",
    "running   123\nrunning   123\n",
    "running   -1\n",
    "running   NaN\n",
    "running   12345678901\n",
    "\0".repeat(14),
    "ended 000 123\n".repeat(2),
  ])("that says something else is never a success, nor a start that is to be made: %j", async (text) => {
    const folder = recorded(text);
    expect(readStart(join(folder, "start-1"))).toEqual({ state: "unreadable" });
    expect(await findJobProcess(folder)).toBe("unreadable");
    writeFileSync(join(folder, "run.json"), JSON.stringify(stateOf(["true"], [[0, FOREVER]])));
    const resumed = run("resume", folder, Date.now());
    expect(await resumed.ended).toBe(99);
    expect(resumed.told).toEqual([expect.objectContaining({ kind: "lost" })]);
  });

  test("is whole or not there, and belongs to one shell only", () => {
    const folder = testFolder();
    for (const name of ["one", "two"]) writeClaim(join(folder, name), NOBODY);
    expect(latestStart(folder)).toBeUndefined();
    expect([claimStart(folder, 1, join(folder, "one")), claimStart(folder, 1, join(folder, "two"))]).toEqual([
      true,
      false,
    ]);
    expect(claimStart(folder, 2, join(folder, "two"))).toBe(true);
    expect(latestStart(folder)).toEqual({ number: 2, file: join(folder, "start-2") });
  });
});

describe("a shell that waits to begin", () => {
  const claimed = async (folder: string, command: readonly string[]) => {
    const own = join(folder, "shell");
    const shell = startJobShell(own, stateOf(command, [[0, 1]]));
    writeClaim(own, shell.pid!);
    claimStart(folder, 1, own);
    return shell;
  };

  test("leaves without the job where whoever should tell it is gone, and the next one starts it", async () => {
    const folder = testFolder();
    const out = join(folder, "out");
    const command = ["sh", "-c", `echo ran >> ${out}; exit 6`];
    const shell = await claimed(folder, command);
    const left = once(shell, "exit");
    const finding = findJobProcess(folder);
    endWait(shell, false);
    expect(await left).toEqual([null, "SIGKILL"]);
    expect(await finding).toBeUndefined();
    expect(existsSync(out)).toBe(false);
    const job = await startJobProcess(folder, stateOf(command, [[0, 1]]));
    expect(await job.exited).toBe(6);
    expect(readStart(join(folder, "start-2"))).toMatchObject({ state: "ended", code: 6 });
    expect(readFileSync(out, "utf8")).toBe("ran\n");
  });

  test("does not start a job whose end it could not note", async () => {
    const folder = testFolder();
    const out = join(folder, "out");
    const shell = startJobShell(join(folder, "no", "shell"), stateOf(["touch", out], [[0, 1]]));
    const left = once(shell, "exit");
    endWait(shell, true);
    expect(await left).toEqual([null, "SIGKILL"]);
    expect(existsSync(out)).toBe(false);
  });

  test("that was killed at once with its green-place leaves it open whether it began: the run is lost, not started again", async () => {
    const folder = testFolder();
    const dead = spawn("true", { stdio: "ignore" });
    await once(dead, "exit");
    writeClaim(join(folder, "shell"), dead.pid!);
    claimStart(folder, 1, join(folder, "shell"));
    writeFileSync(join(folder, "run.json"), JSON.stringify(stateOf(["true"], [[0, FOREVER]])));
    const resumed = run("resume", folder, Date.now());
    expect(await resumed.ended).toBe(99);
  });
});

test("the job's exit code comes through where its record was taken away while it ran", async () => {
  const folder = join(testFolder(), "run");
  mkdirSync(folder);
  const command = ["sh", "-c", `rm -rf "${folder}"; exit 6`];
  const job = await startJobProcess(folder, stateOf(command, [[0, 1]]));
  expect(await job.exited).toBe(6);
});

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFiles } from "@green-place/engine";
import { expect, test } from "vitest";
import { processStart } from "../../src/run/process-start.ts";
import { lockRun } from "../../src/run/run-lock.ts";
import { loadRunState, saveRunState } from "../../src/run/run-state.ts";
import { runToResume } from "../../src/run/unfinished-runs.ts";
import { stateOf, testFolder } from "./run-bench.ts";

const state = stateOf(["true"], [[1, 2]], { pauseCommand: "sync", resumeCommand: "true" });

test("a state comes back as it was, and no draft stays beside it", async () => {
  const folder = join(testFolder(), "deep", "run");
  await saveRunState(folder, state, nodeFiles);
  await saveRunState(folder, { ...state, paused: "yes" }, nodeFiles);
  expect(await loadRunState(folder)).toEqual({ ...state, paused: "yes" });
  expect(readdirSync(folder)).toEqual(["run.json"]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "run.json")).mode & 0o777).toBe(0o600);
});

test.each([
  ["no state", undefined, "there is none"],
  ["half a state", '{"version": 2, "id"', "it cannot be read"],
  [
    "an older state",
    JSON.stringify({ ...state, version: 1 }),
    "another version of green-place (state 1, not 2)",
  ],
  [
    "a newer state",
    JSON.stringify({ ...state, version: 3 }),
    "another version of green-place (state 3, not 2)",
  ],
  ["a state without its pause", JSON.stringify({ ...state, paused: undefined }), "paused"],
  ["a state without slots", JSON.stringify({ ...state, slots: [] }), "slots"],
])("%s is refused with a sentence", async (_, text, why) => {
  const folder = testFolder();
  if (text !== undefined) writeFileSync(join(folder, "run.json"), text);
  await expect(loadRunState(folder)).rejects.toMatchObject({
    code: "E_RUN_STATE",
    message: expect.stringContaining(why),
  });
});

test("a lock holds while its process lives, and is worth nothing once the id belongs to another", () => {
  const folder = testFolder();
  const unlock = lockRun(folder);
  expect(() => lockRun(folder)).toThrow(`Process ${process.pid}`);
  unlock();
  writeFileSync(join(folder, "runner"), `${process.pid} another-start`);
  lockRun(folder)();
  writeFileSync(join(folder, "runner"), `999999999 ${processStart(process.pid)}`);
  lockRun(folder)();
});

test("a process has one start, and a process that is gone has none", () => {
  expect(processStart(process.pid)).toBe(processStart(process.pid));
  expect(processStart(process.ppid)).not.toBe(processStart(process.pid));
  expect(processStart(999_999_999)).toBeUndefined();
});

test("the run to resume is the only one, or the one that is named", () => {
  const runs = testFolder();
  expect(() => runToResume(join(runs, "none"), undefined)).toThrow("There is no run to go on with");
  mkdirSync(join(runs, "one"));
  expect(runToResume(runs, undefined)).toMatchObject({ id: "one", runner: undefined });
  mkdirSync(join(runs, "two"));
  expect(() => runToResume(runs, undefined)).toThrow("more than one");
  expect(runToResume(runs, "two").folder).toBe(join(runs, "two"));
  expect(() => runToResume(runs, "three")).toThrow('"three"');
  const unlock = lockRun(join(runs, "one"));
  expect(runToResume(runs, undefined).id).toBe("two");
  unlock();
});

import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFiles } from "@green-place/engine";
import { ownIdentity } from "@green-place/tracker/process-lock";
import { expect, test } from "vitest";
import { removeRun } from "../../src/run/remove-run.ts";
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

test("a lock holds while its process lives, and what a process left that is gone holds nothing", () => {
  const folder = testFolder();
  const unlock = lockRun(folder);
  expect(() => lockRun(folder)).toThrow(`is managed by process ${process.pid}.`);
  unlock();
  const gone = { ...ownIdentity(), start: "another" };
  writeFileSync(join(folder, "runner.lock.1"), JSON.stringify({ process: gone }));
  lockRun(folder)();
});

test("a run that another container manages is left to it, with a sentence that says what to do", () => {
  const runs = testFolder();
  const folder = join(runs, "one");
  mkdirSync(folder);
  const elsewhere = { ...ownIdentity(), pidNamespace: "pid:[1]", pid: 12, host: "build-3" };
  writeFileSync(join(folder, "runner.lock.0"), JSON.stringify({ process: elsewhere }));
  expect(() => lockRun(folder)).toThrow("managed by process 12 of build-3, which can't be seen from here");
  expect(() => runToResume(runs, undefined)).toThrow("There is no run to go on with");
});

test("a run that has ended is gone at once, and what a kill left of its folder goes with the next", () => {
  const runs = testFolder();
  for (const id of ["one", "two"]) mkdirSync(join(runs, id));
  renameSync(join(runs, "one"), join(runs, ".ended-one"));
  expect(() => lockRun(join(runs, "one"))).toThrow("has ended meanwhile");
  expect(runToResume(runs, undefined).id).toBe("two");
  removeRun(join(runs, "two"));
  expect(readdirSync(runs)).toEqual([]);
});

test("the run to resume is the only one, or the one that is named", () => {
  const runs = testFolder();
  expect(() => runToResume(join(runs, "none"), undefined)).toThrow("There is no run to go on with");
  mkdirSync(join(runs, "one"));
  expect(runToResume(runs, undefined)).toMatchObject({ id: "one", runner: null });
  mkdirSync(join(runs, "two"));
  expect(() => runToResume(runs, undefined)).toThrow("more than one");
  expect(runToResume(runs, "two").folder).toBe(join(runs, "two"));
  expect(() => runToResume(runs, "three")).toThrow('"three"');
  const unlock = lockRun(join(runs, "one"));
  expect(runToResume(runs, undefined).id).toBe("two");
  unlock();
});

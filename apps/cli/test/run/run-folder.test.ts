import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFiles } from "@green-place/engine";
import { ownIdentity } from "@green-place/tracker/process-lock";
import { expect, test } from "vitest";
import { removeRunFolder, sweepRunFolders } from "../../src/run/run-folder.ts";
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

const withSlots = (...slots: readonly (readonly [number, number])[]): string =>
  JSON.stringify({ ...state, slots: slots.map(([startMs, endMs]) => ({ startMs, endMs })) });

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
  ["a slot that ends before it begins", withSlots([9, 2]), "a slot ends before it begins"],
  ["a slot of no time", withSlots([2, 2]), "a slot ends before it begins"],
  ["slots that overlap", withSlots([1, 5], [4, 9]), "a slot begins before the last one has ended"],
  ["slots in the wrong order", withSlots([6, 9], [1, 5]), "a slot begins before the last one has ended"],
  ["an instant that is no number", withSlots([1, Number.NaN]), "slots.0.endMs"],
  ["an instant that no date can be", withSlots([1, 1e17]), "slots.0.endMs"],
  ["an endless instant", JSON.stringify(state).replace('"endMs":120000', '"endMs":1e999'), "slots.0.endMs"],
  ["no time of its making", JSON.stringify({ ...state, createdMs: null }), "createdMs"],
  ["a name with escapes", JSON.stringify({ ...state, id: "a\u001b[2J" }), "id"],
  ["a command with a zero byte", JSON.stringify({ ...state, command: ["a\0b"] }), "command.0"],
  ["a pause command alone", JSON.stringify({ ...state, resumeCommand: undefined }), "come together"],
  ["a version with escapes", JSON.stringify({ ...state, version: "\u001b[2J" }), "(state unknown, not 2)"],
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
  renameSync(join(runs, "one"), join(runs, ".over-one"));
  expect(() => lockRun(join(runs, "one"))).toThrow("has ended meanwhile");
  expect(runToResume(runs, undefined).id).toBe("two");
  removeRunFolder(join(runs, "two"));
  sweepRunFolders(runs);
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

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

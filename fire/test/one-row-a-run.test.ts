import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Course, Ended, Scene } from "../commands/command.ts";
import recover from "../commands/recover.ts";
import track from "../commands/track.ts";

const folder = mkdtempSync(join(tmpdir(), "green-place-fire-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scene: Scene = { folder, state: join(folder, "state"), cache: join(folder, "cache"), env: {} };
const ended = (code: number): Ended => ({ code, signal: null, stdout: "", stderr: "", hung: false });
const course = (code: number): Course => ({ fault: "none", attacked: ended(code), afterwards: [ended(0)] });
const rows = (...ids: string[]): void =>
  writeFileSync(join(folder, "runs.csv"), ["run_id,zone", ...ids.map((id) => `${id},FR`), ""].join("\n"));

test("a doubled row, a lost one, a lost exit code and what is left behind are seen", () => {
  writeFileSync(join(folder, "it-ran"), "");
  rows("a");
  expect(track.faults(scene, course(7))).toEqual([]);
  rows("a", "a");
  expect(track.faults(scene, course(7))).toEqual(["2 rows"]);
  expect(recover.faults(scene, course(0))).toContain("rows of the two runs: a, a");
  rows();
  expect(track.faults(scene, course(7))).toEqual(["no row"]);
  rows("a");
  expect(track.faults(scene, course(0))).toEqual(["the command's exit code 7 became 0: "]);
  mkdirSync(join(scene.state, "tracks"), { recursive: true });
  writeFileSync(join(scene.state, "tracks", "a.ndjson.lock.0"), "");
  writeFileSync(join(folder, ".green-place-x.1.y.tmp"), "");
  expect(track.faults(scene, course(7))).toEqual(["left behind: a.ndjson.lock.0, .green-place-x.1.y.tmp"]);
});

test("a row that no reader of tables can read is an error", () => {
  writeFileSync(join(folder, "runs.csv"), "run_id,zone\na\nb,FR\n");
  expect(() => track.faults(scene, course(7))).toThrow(/Invalid Record Length/);
});

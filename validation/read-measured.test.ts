import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hardware } from "@green-place/hardware-data";
import { numberIn, type Row, readCsv, textIn, writeCsv } from "@green-place/tools/csv";
import { expect, test } from "vitest";
import { notAskedByHand } from "./asked-by-hand.ts";
import { caseFile } from "./case-schema.ts";
import { readCases } from "./read-cases.ts";
import { type MeasuredSet, readMeasured } from "./read-measured.ts";

const folder = fileURLToPath(new URL("./measured/", import.meta.url));
const sets = readMeasured(hardware(), readCases());
const sum = (counts: readonly { rows: number }[]): number => counts.reduce((all, { rows }) => all + rows, 0);

test.each(sets)("every row of $name is a case or is counted with its reason", (set) => {
  expect(set.answered + sum(set.unanswerable)).toBe(set.rows);
  for (const { why, rows } of set.unanswerable) {
    expect(why.length).toBeGreaterThan(15);
    expect(rows).toBeGreaterThan(0);
  }
  const kept = readCsv(join(folder, `${set.name}.csv`)).length;
  const { left_out: leftOut } = readCsv(join(folder, "sets.csv")).find((row) => row["set"] === set.name)!;
  expect(kept + Number(leftOut)).toBe(set.rows);
});

test("cases fit the schema of those made by hand, and no id is used twice", () => {
  const files = [...readCases(), ...sets.flatMap(({ files: own }) => own)];
  for (const file of files) caseFile.parse(file);
  const ids = files.flatMap(({ cases }) => cases.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(1800);
});

test("only what a sensor or a meter read is measured", () => {
  const cases = sets.flatMap(({ files }) =>
    files.flatMap((file) => file.cases.map((one) => ({ ...one, class: file.class }))),
  );
  const derived = cases.filter(({ kind }) => kind === "derived");
  const whole = cases.filter(({ id }) => id.startsWith("teads-") && id.includes("-plug-"));
  expect(whole.length).toBeGreaterThan(30);
  expect(derived).toEqual(cases.filter((one) => whole.includes(one) || one.class.endsWith("by Teads")));
});

/** A set as it would be if its table had other rows. */
function withRows(name: string, change: (row: Row) => readonly Row[]): MeasuredSet {
  const copy = mkdtempSync(join(tmpdir(), "measured-"));
  cpSync(folder, copy, { recursive: true });
  const rows = readCsv(join(folder, `${name}.csv`));
  writeCsv(join(copy, `${name}.csv`), Object.keys(rows[0]!), rows.flatMap(change));
  return readMeasured(hardware(), readCases(), copy).find((set) => set.name === name)!;
}

test.each([
  ["serving", { gpu: "X900" }, "X900 is not in the catalogue"],
  ["serving", { task: "text-to-smell" }, 'the task "text-to-smell" is no kind of work that we know'],
  ["serving", { watts: "" }, "the power or the number of GPUs is not given"],
  ["wall-power-inference", { accelerator: "NVIDIA H900" }, "NVIDIA H900 is not in the catalogue"],
  ["wall-power-inference", { cpu: "Altra Q99" }, "how many threads Altra Q99 has is not in our table"],
  ["wall-power-inference", { watts: "" }, "the power or the number of accelerators is not given"],
  ["wall-power-inference", { sockets: "56" }, "the row is not plausible: its columns have slipped"],
  ["wall-power-training", { system: "X900-Power" }, "what X900-Power is made of is not in our table"],
  ["wall-power-training", { watts_per_node: "" }, "the energy, the time or the number of nodes is not given"],
  ["metal-hosts", { cpu: "Xeon 9999" }, "the platform of Xeon 9999 is not in our table"],
  ["metal-hosts", { memory_watts_50: "" }, "the size or the power of the host is not given"],
])("%s: rows with %o are not asked: %s", (name, change, why) => {
  const set = withRows(name, (row) => [{ ...row, ...change }]);
  expect(set.answered).toBe(0);
  expect(set.unanswerable.find((one) => one.why === why)?.rows).toBeGreaterThan(0);
  expect(sum(set.unanswerable)).toBe(set.rows);
});

test.each(sets)("$name: a row twice over is one case", ({ name, answered }) => {
  expect(withRows(name, (row) => [row, row]).answered).toBe(answered);
});

test("a figure that stands among the cases made by hand is not asked again", () => {
  const byHand = readCases().filter((file) => file.class === "node power while training");
  const [made] = byHand[0]!.cases;
  const another = { ...made!, expected: 4321 };
  const readings = [made!, another].map((one) => [{ class: "any", case: one }]);
  expect(notAskedByHand(readings, byHand)).toEqual([
    { unanswerable: "a case made by hand already" },
    readings[1],
  ]);
});

test("each fact of a machine names a source that is listed", () => {
  const listed = new Set(readCsv(join(folder, "sources.csv")).map((row) => row["id"]));
  const machines = fileURLToPath(new URL("./machines/", import.meta.url));
  for (const name of ["cpus.csv", "host-memory.csv", "training-systems.csv"])
    for (const row of readCsv(join(machines, name))) expect(listed).toContain(textIn(row, "source"));
  const platforms = new Set(
    hardware()
      .cpuPlatforms()
      .map(({ id }) => id),
  );
  for (const row of readCsv(join(machines, "cpus.csv"))) expect(platforms).toContain(row["platform"]);
  const chips = new Set(
    hardware()
      .accelerators()
      .map(({ id }) => id),
  );
  for (const row of readCsv(join(machines, "accelerator-names.csv")))
    expect(chips).toContain(row["accelerator"]);
  for (const row of readCsv(join(machines, "host-memory.csv")))
    expect(numberIn(row, "memory_gib")).toBeGreaterThan(0);
});

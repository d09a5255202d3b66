import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hardware } from "@green-place/hardware-data";
import { numberIn, readCsv, textIn } from "@green-place/tools/csv";
import { expect, test } from "vitest";
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

/** The sets as they would be with other rows. */
function withRows(name: string, change: (line: string) => string): MeasuredSet {
  const copy = mkdtempSync(join(tmpdir(), "measured-"));
  cpSync(folder, copy, { recursive: true });
  const [head, ...lines] = readFileSync(join(folder, `${name}.csv`), "utf8")
    .trim()
    .split("\n");
  const file = [head, ...lines.map(change)].join("\n");
  writeFileSync(join(copy, `${name}.csv`), file);
  return readMeasured(hardware(), readCases(), copy).find((set) => set.name === name)!;
}

test.each([
  ["serving", "B200", "X900", "X900 is not in the catalogue"],
  ["serving", "text-to-video", "text-to-smell", 'the task "text-to-smell" is no kind of work that we know'],
  ["wall-power-inference", "NVIDIA H100-PCIe-80GB", "NVIDIA H900", "NVIDIA H900 is not in the catalogue"],
  [
    "wall-power-inference",
    "Ampere Altra Q80-30",
    "Ampere Altra Q99",
    "how many threads Ampere Altra Q99 has is not in our table",
  ],
  [
    "wall-power-training",
    "SMC-H100-DC",
    "SMC-X900-DC",
    "what SMC-X900-DC-Power is made of is not in our table",
  ],
  [
    "metal-hosts",
    "Xeon Platinum 8151",
    "Xeon Platinum 9999",
    "the platform of Xeon Platinum 9999 is not in our table",
  ],
])("%s: a row whose %s is %s is not asked: %s", (name, from, to, why) => {
  const set = withRows(name, (line) => line.replace(from, to));
  expect(set.unanswerable.find((one) => one.why.includes(why))?.rows).toBeGreaterThan(0);
  expect(set.answered + sum(set.unanswerable)).toBe(set.rows);
});

test("a row twice over is one case", () => {
  const [before, after] = [
    sets.find(({ name }) => name === "serving")!,
    withRows("serving", (line) => `${line}\n${line}`),
  ];
  expect(after.answered).toBe(before.answered);
});

test("a figure that stands among the cases made by hand is not asked again", () => {
  const reasons = sets.find(({ name }) => name === "wall-power-training")!.unanswerable;
  expect(reasons.map(({ why }) => why)).toContain("a case made by hand already");
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

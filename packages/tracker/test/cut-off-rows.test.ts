import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { appendRow } from "../src/outputs/append-row.ts";
import { bundledProgram } from "./support/bundled-program.ts";
import { temporaryFolder } from "./support/fake-machine.ts";

const header = "project,run_id,version\n";
const row = (runId: string): string => `"a, ""b""",${runId},1.0\n`;
const run = (runId: string, begunBefore = false) => ({ runId, header, row: row(runId), begunBefore });
const minuteAgo = (path: string): void => utimesSync(path, Date.now() / 1000 - 60, Date.now() / 1000 - 60);

function csvWith(...texts: string[]): string {
  const csv = join(temporaryFolder(), "runs.csv");
  writeFileSync(csv, header + texts.join(""));
  return csv;
}

test("a row that is cut off at every byte is written anew by who finishes its run, and is there once", async () => {
  const whole = row("mine");
  for (let length = 0; length <= whole.length; length++) {
    const csv = csvWith(row("other"), whole.slice(0, length));
    // That the row lost its id and a process may still be writing it is why its quotes are closed at least.
    minuteAgo(csv);
    await appendRow(csv, run("mine", true));
    expect(readFileSync(csv, "utf8"), `cut at ${length}`).toBe(header + row("other") + whole);
  }
});

test.each([
  ["within quotes", '"a, ""b', '"a, ""b"\n'],
  ["in the middle of a doubled quote", '"a, "', '"a, "\n'],
  ["between cells", "a,mine", "a,mine\n"],
])(
  "a row cut off %s doesn't swallow later ones, and is removed once nobody can be writing it",
  async (_, fragment, closed) => {
    const csv = csvWith(fragment);
    await appendRow(csv, run("next"));
    expect(readFileSync(csv, "utf8")).toBe(header + closed + row("next"));
    const old = csvWith(fragment);
    minuteAgo(old);
    await appendRow(old, run("next"));
    expect(readFileSync(old, "utf8")).toBe(header + row("next"));
  },
);

test("a row that somebody saved without its line feed stays", async () => {
  const csv = csvWith("a,by hand,1");
  minuteAgo(csv);
  await appendRow(csv, run("next"));
  expect(readFileSync(csv, "utf8")).toBe(`${header}a,by hand,1\n${row("next")}`);
});

test("what is left of a row between others is not taken for the run's row; a whole one in a sibling is", async () => {
  const csv = csvWith('"a",mine\n', row("other"));
  await appendRow(csv, run("mine", true));
  expect(readFileSync(csv, "utf8")).toBe(`${header}"a",mine\n${row("other")}${row("mine")}`);
  const moved = join(temporaryFolder(), "runs.csv");
  writeFileSync(moved, "when,what\n1,mine\n");
  const sibling = moved.replace(".csv", "-2.csv");
  expect(await appendRow(moved, run("mine", true))).toBe(sibling);
  expect(await appendRow(moved, run("mine", true))).toBe(sibling);
  expect(readFileSync(sibling, "utf8")).toBe(header + row("mine"));
  expect(readdirSync(join(moved, "..")).sort()).toEqual(["runs-2.csv", "runs.csv"]);
});

// A limit on the size of files cuts a write short as a disk does that fills up; only a process of its own can be given one.
test.runIf(process.platform === "linux")(
  "a row that the disk has no room for is taken back, and the sentence says so",
  async () => {
    const program = await bundledProgram("append-rows.ts");
    const csv = csvWith("x".repeat(1000), "\n");
    const { stdout } = spawnSync(
      "sh",
      ["-c", 'ulimit -f 4; exec "$0" "$@"', process.execPath, program, csv],
      {
        encoding: "utf8",
      },
    );
    expect(stdout).toMatch(/^only \d+ of \d+ bytes fitted\n$/);
    expect(readFileSync(csv, "utf8")).toBe(`${header}${"x".repeat(1000)}\n`);
    appendFileSync(csv, row("later"));
    expect(execFileSync("tail", ["-n1", csv], { encoding: "utf8" })).toBe(row("later"));
  },
);

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TraceHeader, track } from "@green-place/tracker";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { testFolder } from "./cli-process.ts";
import { runWords } from "./run-main.ts";

const char = (...codes: number[]): string => String.fromCodePoint(...codes);

/** What moves a cursor, sets a title, reverses a line, hides, or begins a line or a formula of its own. */
const hostile: Readonly<Record<string, string>> = {
  "an escape": `${char(27)}[2J${char(27)}]0;owned${char(7)}x`,
  "a C1 control": `${char(0x9b)}2Jx`,
  "a right-to-left override": `a${char(0x202e)}gpj.exe`,
  "an isolate": `${char(0x2067)}x${char(0x2069)}`,
  "direction marks": `a${char(0x200e)}${char(0x200f)}${char(0x61c)}b`,
  "line separators": `a${char(0x2028)}b${char(0x2029)}c`,
  "a line of its own": "x\ngreen-place: all is well\r",
  "a zero width space": `a${char(0x200b)}b`,
  "a colour": `${char(27)}[8mhidden`,
  "a formula": '=HYPERLINK("http://x")',
  "a wide formula": `${char(0xff1d)}1+1`,
};

/** Nothing but printable characters and the ends of our own lines. */
const expectHarmless = (text: string, lines?: number): void => {
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  if (lines !== undefined) expect(text.split("\n").length).toBe(lines);
};

const estimateOf = async (folder: string, name: string, ...more: string[]) => {
  const file = join(folder, "job.json");
  writeFileSync(file, JSON.stringify({ name, energyKwh: 1, zone: "FR" }));
  return runWords(["estimate", "--file", file, ...more]);
};

describe.each(Object.entries(hostile))("the name of a workload with %s", (_, name) => {
  it("adds no line to the table and nothing that a terminal obeys", async () => {
    const folder = testFolder();
    const plain = await estimateOf(folder, "x");
    const { code, out, err } = await estimateOf(folder, name);
    expect(code).toBe(0);
    expectHarmless(out, plain.out.split("\n").length);
    expectHarmless(err);
  });
  it("stays one cell of CSV, as text", async () => {
    const { out } = await estimateOf(testFolder(), name, "--format", "csv");
    expectHarmless(out, 3);
    const [row] = parse(out, { columns: true }) as Record<string, string>[];
    expect(row!["name"]).not.toMatch(/^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/);
    expect(Number(row!["energyKwh"])).toBe(1);
  });
  it("stays one cell of Markdown", async () => {
    expectHarmless((await estimateOf(testFolder(), name, "--format", "md")).out, 4);
  });
  it("is the same in JSON, and written so that it may be printed", async () => {
    const { out } = await estimateOf(testFolder(), name, "--format", "json");
    expectHarmless(out);
    expect(JSON.parse(out)).toMatchObject({ estimates: [{ name }] });
  });
});

describe.each(Object.entries(hostile))("what the user types, with %s", (_, text) => {
  it.each([
    ["regions", "--provider"],
    ["estimate", "--hours", "1", "--placement"],
    ["estimate", "--energy-kwh", "1", "--zone"],
    ["recommend", "--hours", "1", "--gpu"],
    ["track", "--region"],
  ])("is harmless in the answer to %s", async (...words) => {
    const { out, err, code } = await runWords([...words, text]);
    expect(code).not.toBe(0);
    expectHarmless(out);
    expectHarmless(err, 2);
  });
  it("is harmless as a command, an option and a file", async () => {
    for (const words of [
      [text],
      ["recommend", `--${text}`],
      ["estimate", "--file", `/${text}`],
      ["replay", text],
    ]) {
      const { err } = await runWords(words);
      expectHarmless(err, 2);
    }
  });
});

it.each(Object.entries(hostile))("a replayed trace with %s in every text", async (_, text) => {
  const folder = testFolder();
  const record = join(folder, "trace.ndjson");
  const run = await track({
    record,
    gramsPerKwh: 1,
    cloudMetadata: "never",
    codecarbonConfig: false,
    context: { stateDirectory: join(folder, "state"), warn: () => undefined },
  });
  await run.stop(0);
  const [first, ...entries] = readFileSync(record, "utf8").trim().split("\n");
  const header = JSON.parse(first!) as TraceHeader;
  const settings = { ...header.settings, host: text, cpuModel: text, os: text, warnings: [text] };
  const named = entries.map((line) => {
    const entry = JSON.parse(line) as { channels?: object[]; settings?: { place?: object } };
    const { place } = entry.settings ?? {};
    return JSON.stringify({
      ...entry,
      ...(place && { settings: { ...entry.settings, place: { ...place, how: "given", zone: text } } }),
      ...(entry.channels && { channels: entry.channels.map((each) => ({ ...each, sensor: text })) }),
    });
  });
  const lines = [JSON.stringify({ ...header, project: text, settings }), ...named];
  writeFileSync(record, `${lines.join("\n")}\n`);
  // Read, or refused in words: either way nothing in them is obeyed.
  const table = await runWords(["replay", record]);
  expectHarmless(table.out);
  expectHarmless(table.err);
  const json = await runWords(["replay", record, "--format", "json"]);
  expectHarmless(json.out);
});

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asCsv } from "../src/render/as-csv.ts";
import { asMarkdown } from "../src/render/as-markdown.ts";
import { carbon, dollars, significant } from "../src/render/format-number.ts";
import { plainTable } from "../src/render/plain-table.ts";
import { wrap } from "../src/render/wrap-text.ts";
import { runMain } from "./run-main.ts";

const commands = [
  "recommend --gpu a100 --hours 12",
  "recommend --gpu h100 --gpus 64 --hours 12 --within eu",
  "estimate --placement aws:us-east-1:p4d.24xlarge --hours 12",
  "estimate --energy-kwh 100 --zone FR",
  "regions --country FR,US",
  "instances --gpu a100",
  "gpus",
  "zones --country SE",
  "factors --provider gcp --gpu a100",
  "providers list",
  "doctor",
];

describe.each([60, 80, 100])("on a terminal of %d columns", (columns) => {
  it.each(commands)("%s stays within them", async (line) => {
    const { out } = await runMain(line, { columns });
    expect(out.length).toBeGreaterThan(columns);
    for (const printed of out.split("\n")) expect(printed.length, printed).toBeLessThanOrEqual(columns);
  });
});

describe("colour", () => {
  const ESC = String.fromCharCode(27);
  it.each(["recommend --gpu a100 --hours 12", "estimate --energy-kwh 100 --zone FR", "doctor"])(
    "%s is coloured only when the terminal says so",
    async (line) => {
      expect((await runMain(line, { colour: true })).out).toContain(`${ESC}[`);
      expect((await runMain(line, { colour: false })).out).not.toContain(ESC);
    },
  );
});

describe("CSV and Markdown", () => {
  it("makes text of what a spreadsheet would run, and is printable", () => {
    const evil = ["=HYPERLINK(1)", "+1+1", "@SUM(A1)", "-2+3", "\t=x", 'plain, "quoted"\nline'];
    const csv = asCsv(evil.map((name) => ({ name, value: -1.5 })));
    const rows = parse(csv, { columns: true }) as { name: string; value: string }[];
    for (const [index, { name, value }] of rows.entries()) {
      expect(name).not.toMatch(/^[=+@\-\t]/);
      expect(name.endsWith(evil[index]!.replace(/[\t\n]/, "\uFFFD"))).toBe(true);
      expect(Number(value)).toBe(-1.5);
    }
  });

  it("flattens what is nested, and leaves empty what is not known", () => {
    const rows = [
      { id: 1, range: { low: 0.5, high: Number.NaN }, list: ["a", { b: 1 }], sure: true },
      { id: 2, range: null, more: undefined },
    ];
    expect(asCsv(rows)).toBe(
      'id,range.low,range.high,list,sure,range,more\n1,0.5,,"a {""b"":1}",true,,\n2,,,,,,\n',
    );
  });

  it("shows a row among others as it does alone, whatever they share or lack", () => {
    const figure = fc.record({ low: fc.double(), value: fc.option(fc.string()) }, { requiredKeys: [] });
    const shared = fc.constantFrom({ low: 1, value: "a,b" }, { low: 2 });
    const cell = fc.oneof(fc.double(), fc.boolean(), fc.constant(null), fc.string(), figure, shared);
    const row = fc.record(
      { x: cell, y: fc.record({ z: cell }), w: fc.array(fc.string()) },
      { requiredKeys: [] },
    );
    type Cells = Record<string, string>;
    const read = (rows: readonly object[]): Cells[] => parse(asCsv(rows), { columns: true }) as Cells[];
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (plain) => {
        const rows = plain.map((each, id) => ({ id, ...each }));
        for (const [i, among] of (rows.length > 0 ? read(rows) : []).entries()) {
          const [alone] = read([rows[i]!]);
          const empty = Object.fromEntries(Object.keys(among).map((name) => [name, ""]));
          expect(among).toEqual({ ...empty, ...alone });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps cells, rows and HTML from escaping a Markdown table", () => {
    const table = asMarkdown([{ name: "a|b\n<img src=x> [x](y)", unknown: null }]);
    const lines = table.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("| a\\|b \\<img src=x\\> \\[x\\](y) |  |");
  });
});

describe("numbers", () => {
  it.each([
    [0.02131, "0.0213"],
    [1234.4, "1,234"],
    [0.5, "0.5"],
    [0.00012345, "0.000123"],
    [-0.0213, "-0.0213"],
  ])("%d reads %s", (value, text) => expect(significant(value)).toBe(text));

  it("never rounds a quantity to 0", () => {
    for (let exponent = -30; exponent <= 12; exponent++) {
      const value = 3.14 * 10 ** exponent;
      expect(Number.parseFloat(significant(value).replaceAll(",", ""))).toBeGreaterThan(0);
      expect(Number.parseFloat(carbon(value).replaceAll(",", ""))).toBeGreaterThan(0);
      expect(dollars(value)).not.toMatch(/^\$0(\.0+)?$/);
    }
  });
});

describe("layout", () => {
  it("leaves out the most dispensable columns first", () => {
    const columns = [
      { title: "kept" },
      { title: "first to go", dispensable: 2 },
      { title: "second", dispensable: 1 },
    ];
    const rows = [["a", "b", "c"]];
    expect(plainTable(columns, rows, 40)).toBe("kept  first to go  second\na     b            c");
    expect(plainTable(columns, rows, 20)).toBe("kept  second\na     c");
    expect(plainTable(columns, rows, 5)).toBe("kept\na");
  });

  it("then shortens the widest text, never a number", () => {
    const columns = [{ title: "machine" }, { title: "kg", align: "right" as const }];
    const rows = [
      ["Standard_NC96ads_A100_v4", "12.3"],
      ["a2", "1"],
    ];
    expect(plainTable(columns, rows, 16)).toBe("machine       kg\nStandard_…  12.3\na2             1");
  });

  it("wraps at spaces, indents what follows and keeps the first indent", () => {
    expect(wrap("  one two three four", 10, "    ")).toBe("  one two\n    three\n    four");
    expect(wrap("short", 10)).toBe("short");
  });
});

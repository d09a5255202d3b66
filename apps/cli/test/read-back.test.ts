import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nodeContext } from "@green-place/engine";
import { catalogueFile } from "@green-place/engine/refresh";
import type { TrackReport } from "@green-place/tracker";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { counterChannel, traceText } from "../../../packages/tracker/test/support/trace-lines.ts";
import { largeCatalogue } from "./refresh/large-catalogue.ts";
import { runMain } from "./run-main.ts";

let folder: string;
let report: TrackReport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "green-place-read-back-"));
  const entries = [
    { tMs: 0, channels: [counterChannel], readings: [[0, 0]] },
    { tMs: 60_000, readings: [[0, 900]] },
  ];
  const { out } = await runMain(`replay ${written("trace", traceText(entries))} --format json`);
  report = JSON.parse(out) as TrackReport;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const refusedIn = ({ code, out, err }: Awaited<ReturnType<typeof runMain>>): readonly unknown[] => [
  code,
  out,
  err.split("\n").length,
];

describe("merge adds what can be, and refuses the rest in one sentence", () => {
  const range = (low: number, value: number, high: number) => ({ low, value, high });

  test.each<[string, (report: TrackReport) => object | string, RegExp]>([
    ["carbon that is not known", (one) => ({ ...one, carbonKg: null }), /: carbonKg: /],
    [
      "a figure that is a word",
      (one) => ({ ...one, carbonKg: { ...one.carbonKg, value: "5" } }),
      /: carbonKg\.value: /,
    ],
    [
      "carbon below nothing",
      (one) => ({ ...one, operationalKg: range(-2, -1, 0) }),
      /: operationalKg\.low: /,
    ],
    [
      "a figure without end",
      (one) => JSON.stringify(one).replace(/"durationS":\d+/, '"durationS":1e999'),
      /: durationS: /,
    ],
    [
      "a range the wrong way round",
      (one) => ({ ...one, waterLitres: range(3, 2, 1) }),
      /: waterLitres: does not hold low <= value <= high/,
    ],
    ["another version's", (one) => ({ ...one, schemaVersion: 2 }), /: schemaVersion: .*expected 1/],
    ["a component that is none", (one) => ({ ...one, components: [7] }), /: components\[0\]: /],
    ["what is no report", () => [1], /is not a report of `track --json`/],
    ["21 MiB", () => `"${"x".repeat(21 * 2 ** 20)}"`, /cannot be read: EFBIG/],
  ])("%s", async (_, change, sentence) => {
    const changed = change(report);
    const file = written("bad.json", typeof changed === "string" ? changed : JSON.stringify(changed));
    const ended = await runMain(`merge ${written("good.json", JSON.stringify(report))} ${file}`);
    expect(refusedIn(ended)).toEqual([2, "", 2]);
    expect(ended.err).toMatch(sentence);
  });

  test("one run in two reports that differ", async () => {
    const one = written("one.json", JSON.stringify(report));
    const other = written("other.json", JSON.stringify({ ...report, durationS: 61 }));
    const ended = await runMain(`merge ${one} ${other}`);
    expect(refusedIn(ended)).toEqual([2, "", 2]);
    expect(ended.err).toMatch(/Two reports of the run a differ\. Give the one that is right/);
  });

  test("a part that one node does not know stays unknown, and a newer report's fields are no hindrance", async () => {
    const one = written("one.json", JSON.stringify(report));
    const energyKwh = { ...report.energyKwh, cpu: null };
    const other = { ...report, runId: "b", energyKwh, moon: "full" };
    const { code, out } = await runMain(`merge ${one} ${written("other.json", JSON.stringify(other))}`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ energyKwh: { cpu: null }, embodiedKg: null });
  });
});

describe("a live catalogue that can't be is refused with exit 4", () => {
  type Tables = ReturnType<typeof largeCatalogue>["tables"];
  const pue = (value: number) => ({ low: value, value, high: value });

  test.each<[string, (tables: Tables) => object, RegExp]>([
    [
      "a PUE of -1",
      ({ regions: [region, ...regions] }) => ({ regions: [{ ...region, pue: pue(-1) }, ...regions] }),
      /tables\.regions\[0\]\.pue\.low: /,
    ],
    [
      "a region with a source that is in no table",
      ({ regions: [region, ...regions] }) => ({ regions: [{ ...region, source: "hearsay" }, ...regions] }),
      /tables: regions\[0\]: there is no source "hearsay"/,
    ],
    [
      "a type that is offered nowhere",
      ({ regionSets }) => ({ regionSets: regionSets.slice(1) }),
      /tables: instanceTypes\[0\]: names regions or a source that are not there/,
    ],
    [
      "a region twice",
      ({ regions }) => ({ regions: [...regions, ...regions] }),
      /tables: regions\[1\]: "[\w-]+" is there twice/,
    ],
    [
      "a price of nothing",
      ({ instanceTypes }) => ({ prices: `${instanceTypes[0]![0]}\tl,,0,0:0,0`, priceDates: ["2026-11-23"] }),
      /tables: prices, line 1: 0 USD\/h is no price/,
    ],
    [
      "a price without end",
      ({ instanceTypes }) => ({
        prices: `${instanceTypes[0]![0]}\tl,,0,0:0,${"9".repeat(400)}`,
        priceDates: ["2026-11-23"],
      }),
      /tables: prices, line 1: Infinity USD\/h is no price/,
    ],
    [
      "a price of no day",
      ({ instanceTypes }) => ({ prices: `${instanceTypes[0]![0]}\tl,,9,0:0,1` }),
      /a date or/,
    ],
  ])("%s", async (_, change, sentence) => {
    const catalogue = largeCatalogue("2026-11-23");
    const spoilt = {
      schemaVersion: 1,
      ...catalogue,
      tables: { ...catalogue.tables, ...change(catalogue.tables) },
    };
    const env = { GREEN_PLACE_CACHE: folder };
    const path = catalogueFile("aws", nodeContext({ env }));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(spoilt));
    const ended = await runMain("regions --data live --provider aws", { env });
    expect([ended.code, ended.out]).toEqual([4, ""]);
    const said = ended.err.trim().split("\n").at(-1);
    expect(said).toMatch(sentence);
    expect(said).toContain("green-place refresh aws");
  });
});

describe("a workload file that stands for more than it says", () => {
  const letters = "abcdefghij";
  const bomb = [...letters]
    .map((letter, index) => {
      const item = index === 0 ? "x" : `*${letters[index - 1]}`;
      return `${letter}: &${letter} [${Array(10).fill(item).join(", ")}]`;
    })
    .join("\n");

  test.each([
    ["aliases of aliases", bomb, /aliases stand for too much/],
    ["an alias of itself", "name: &a [*a]\n", /./],
    ["an alias of nothing", "name: *none\n", /aliases|Unresolved alias/],
    ["lists without end", `name: ${"[".repeat(20_000)}`, /nested deeper than 50 levels/],
    ["maps in maps", `name: ${"{a: ".repeat(2_000)}`, /nested deeper than 50 levels/],
    ["keys in keys, which ended Node", "? ".repeat(5_000), /nested deeper than 50 levels/],
    [
      "what is indented without end",
      Array.from({ length: 1_000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
      /nested deeper than 50 levels/,
    ],
    ["more than 5 million characters", `# ${"x".repeat(5_000_001)}\n`, /more than 5 million characters/],
  ])("%s", async (_, text, sentence) => {
    const ended = await runMain(`estimate --file ${written("jobs.yaml", text)}`);
    expect(refusedIn(ended)).toEqual([2, "", 2]);
    expect(ended.err).toMatch(sentence);
  });

  test("what several workloads share may be said once", async () => {
    const file = written(
      "shared.yaml",
      "workloads:\n  - &one {placement: 'aws:eu-west-3:g5.xlarge', hours: 1}\n  - *one\n",
    );
    expect((await runMain(`estimate --file ${file}`)).code).toBe(0);
  });
});

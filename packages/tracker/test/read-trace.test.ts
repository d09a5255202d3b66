import { describe, expect, test } from "vitest";
import { readTrace } from "../src/index.ts";
import { replayTrace } from "../src/trace/replay.ts";
import { counterChannel, traceHeader, traceText } from "./support/trace-lines.ts";

const read = (text: string) => readTrace(text, "run.ndjson");

test("a trace is its header and its entries", async () => {
  const { entries, lastLineIncomplete } = await read(traceText([{ tMs: 0 }, { tMs: 1000 }]));
  expect(entries.map(({ tMs }) => tMs)).toEqual([0, 1000]);
  expect(lastLineIncomplete).toBe(false);
});

test("the line that a killed tracker was writing is left out", async () => {
  const { entries, lastLineIncomplete } = await read(`${traceText([{ tMs: 0 }])}{"tMs":10`);
  expect(entries).toHaveLength(1);
  expect(lastLineIncomplete).toBe(true);
});

test("fields that this version does not know are left out", async () => {
  const newer = { ...traceHeader(), colour: "green", settings: { ...traceHeader().settings, moon: "full" } };
  const { header, entries } = await read(traceText([{ tMs: 0, mood: 1 }], newer));
  expect(entries).toEqual([{ tMs: 0 }]);
  expect(header).toEqual(traceHeader());
});

test("any label of a user comes back", async () => {
  const project = "\u001b[31m👩‍💻 =1+1 ".repeat(100);
  const { header } = await read(traceText([], traceHeader({ project })));
  expect(header.project).toBe(project);
});

describe("what is refused, in a sentence", () => {
  test.each([
    [
      "another version",
      '{"greenPlaceTrace":1}\n{"t":0}\n',
      "run.ndjson is a trace of version 1, and this green-place reads version 3 only.",
    ],
    ["no trace", "{}\n", "run.ndjson is not a green-place trace."],
    ["an empty file", "", "run.ndjson is not a green-place trace."],
    ["a damaged line", traceText(['{"tMs":0', { tMs: 1 }]), "run.ndjson:2 is not JSON."],
    ["an entry without an instant", traceText([{ tMs: 0 }, {}]), "run.ndjson:3 tMs: "],
    ["a line that is no entry", traceText(["null"]), "run.ndjson:2 Invalid input"],
    ["an instant before the last", traceText([{ tMs: 5 }, { tMs: 4 }]), "run.ndjson:3 tMs: 4 is before 5"],
    ["text where a figure stands", traceText([{ tMs: "0" }]), "run.ndjson:2 tMs: "],
    ["a reading without end", traceText(['{"tMs":0,"usedGib":1e999}']), "run.ndjson:2 usedGib: "],
    ["memory below nothing", traceText([{ tMs: 0, heldGib: -1 }]), "run.ndjson:2 heldGib: "],
    [
      "a reading of no channel",
      traceText([
        {
          tMs: 0,
          channels: [counterChannel],
          readings: [
            [0, 1],
            [1, 5],
          ],
        },
      ]),
      "run.ndjson:2 readings[1][0]: there is no channel 1 yet.",
    ],
    [
      "a reading that is a word",
      traceText([{ tMs: 0, channels: [counterChannel], readings: [[0, "5"]] }]),
      "run.ndjson:2 readings[0][1]: ",
    ],
    [
      "an error of more than all",
      traceText([{ tMs: 0, channels: [{ ...counterChannel, error: { below: 2, above: 0 } }] }]),
      "run.ndjson:2 channels[0].error.below: ",
    ],
    [
      "a PUE below 1",
      traceText([{ tMs: 0, settings: { place: { pue: { low: -1, value: -1, high: -1 } } } }]),
      "run.ndjson:2 settings.place.",
    ],
    ["a header without outputs", traceText([], { ...traceHeader(), settings: {} }), "run.ndjson:1 settings."],
    [
      "a start that is no instant",
      traceText([], traceHeader({ startedAt: "soon" })),
      "run.ndjson:1 startedAt: ",
    ],
  ])("%s", async (_, text, sentence) => {
    await expect((async () => replayTrace(await read(text)))()).rejects.toThrow(
      expect.objectContaining({ code: "E_TRACE", message: expect.stringContaining(sentence) }),
    );
  });
});

test("a year's mean of 0 with hours above it gives the hours, not a figure that is none", async () => {
  const zero = (unit: string, value: number) => ({ low: value, value, high: value, unit, source: "s" });
  const place = {
    request: {},
    how: "given",
    zone: null,
    gramsPerKwh: zero("g/kWh", 0),
    year: null,
    pue: zero("1", 1),
    wue: null,
    countryName: null,
    countryCode: null,
    warnings: [],
  };
  const { report } = replayTrace(
    await read(
      traceText([
        { tMs: 0, channels: [counterChannel], readings: [[0, 0]], settings: { place }, gramsPerKwh: 40 },
        { tMs: 1000, readings: [[0, 100]] },
      ]),
    ),
  );
  expect(report.intensity.value).toBe(40);
  expect(report.operationalKg.value).toBeGreaterThan(0);
});

import { describe, expect, test } from "vitest";
import { readTrace, traceVersion } from "../src/index.ts";

const header = JSON.stringify({
  greenPlaceTrace: traceVersion,
  runId: "a",
  project: "p",
  startedAt: "2026-03-01T12:00:00.000Z",
  mode: "machine",
  threads: 4,
  process: { pid: 1, start: "1", boot: "b", pidNamespace: "pid:[1]", host: "h" },
  intervalMs: 1000,
  placeQuery: {},
  settings: {},
});

test("a trace is its header and its entries", () => {
  const { entries, lastLineIncomplete } = readTrace(`${header}\n{"tMs":0}\n{"tMs":1000}\n`, "run.ndjson");
  expect(entries.map(({ tMs }) => tMs)).toEqual([0, 1000]);
  expect(lastLineIncomplete).toBe(false);
});

test("the line that a killed tracker was writing is left out", () => {
  const { entries, lastLineIncomplete } = readTrace(`${header}\n{"tMs":0}\n{"tMs":10`, "run.ndjson");
  expect(entries).toHaveLength(1);
  expect(lastLineIncomplete).toBe(true);
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
    ["a damaged line", `${header}\n{"tMs":0\n{"tMs":1}\n`, "run.ndjson:2 is not JSON."],
    ["an entry without an instant", `${header}\n{"tMs":0}\n{}\n`, 'run.ndjson:3 has no instant "tMs".'],
  ])("%s", (_, text, sentence) => {
    expect(() => readTrace(text, "run.ndjson")).toThrow(
      expect.objectContaining({ code: "E_TRACE", message: sentence }),
    );
  });
});

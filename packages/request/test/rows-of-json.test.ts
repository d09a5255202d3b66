import { expect, test } from "vitest";
import { rowsOfJson } from "../src/rows-of-json.ts";

const limits = { mostBytes: 150, mostRows: 3, mostBytesOfRow: 60 };

async function* inChunksOf(size: number, text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (text: string, size = 7) => {
  const rows: unknown[] = [];
  const rest = await rowsOfJson(inChunksOf(size, text), (row) => rows.push(row), limits);
  return { rest, rows };
};

test.each([1, 2, 3, 5, 64])("rows come one by one, wherever the chunks of %i bytes end", async (size) => {
  const first = { name: 'a "]}", Ä\\', nested: { list: [[1], [2]] } };
  const text = JSON.stringify({ value: [first, { name: "b" }], nextLink: "https://a/?b=[{,c" });
  expect(await read(text, size)).toEqual({
    rest: { value: [], nextLink: "https://a/?b=[{,c" },
    rows: [first, { name: "b" }],
  });
});

test.each([
  ["a row too long", JSON.stringify({ value: [{ name: "x".repeat(60) }] }), "a row is longer than 60 bytes"],
  ["a row too many", JSON.stringify({ value: [{}, {}, {}, {}] }), "more than 3 rows"],
  ["no end", `{"value": [${"{},".repeat(3)}`, "not JSON"],
  ["too much beside the list", JSON.stringify({ a: "x".repeat(61), value: [] }), "more than its list"],
  ["too many bytes", JSON.stringify({ value: Array(3).fill({ name: "x".repeat(45) }) }), "longer than"],
  ["a list alone", "[]", "no JSON object"],
])("%s is refused", async (_, text, why) => {
  await expect(read(text)).rejects.toThrow(why);
});

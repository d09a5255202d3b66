import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText, isPrintable, printable, printableData, printableJson } from "../src/index.ts";

/** Any text, rich in what a terminal obeys or hides. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      ..."\u0000\u0007\t\n\r\u001b\u007f\u0080\u009b\u009d\u00ad\u061c\u200b\u200d\u200e\u202e\u2028\u2029\u2067\ufeff\ud800=+-@'a é漢",
      "\u{E0041}",
    ),
  }),
);

test("what is printable is left as it is", () => {
  for (const text of ["", "São Paulo", "東京 1", "a|b,c;d", "😀 ½ ▔"]) {
    expect(printable(text)).toBe(text);
    expect(csvText(text)).toBe(text);
  }
});

test("nothing that moves a cursor, reverses a line or hides is left of any text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      // Not by the classes of Unicode that the code names: by the ranges that terminals and editors were attacked with.
      for (const shown of [printable(text), csvText(text), printableJson(text)])
        expect(shown).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|\udb40[\udc00-\udc7f]/,
        );
      expect(isPrintable(printable(text))).toBe(true);
      expect(printable(printable(text))).toBe(printable(text));
    }),
    { numRuns: 2_000 },
  );
});

test("JSON that may be printed holds the same value", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        anyText,
        fc.oneof(anyText, fc.array(anyText), fc.double({ noNaN: true, noDefaultInfinity: true })),
      ),
      fc.constantFrom(undefined, 2),
      (value, space) => {
        expect(JSON.parse(printableJson(value, space))).toEqual(JSON.parse(JSON.stringify(value)));
      },
    ),
  );
});

test("no cell of text is a formula", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(csvText(text)).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
    }),
  );
  expect(csvText("=1+1")).toBe("'=1+1");
});

test("data keeps its shape, its numbers and, where all is printable, itself", () => {
  const plain = { a: [1, { b: "x" }], c: null, d: Number.NaN };
  expect(printableData(plain)).toBe(plain);
  expect(printableData({ "a\u001b": ["\u202e", 1, { b: "x\n" }], n: Number.NaN })).toEqual({
    "a\uFFFD": ["\uFFFD", 1, { b: "x\uFFFD" }],
    n: Number.NaN,
  });
});

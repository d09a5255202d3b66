import fc from "fast-check";

/** Pieces of what terminals, spreadsheets and pages were attacked with: escapes, titles, reversals, hidden characters, line ends, formulas, tags. */
const pieces: readonly string[] = [
  "\u001b[2J",
  "\u001b]0;owned\u0007",
  "\u001b[8m",
  "\u009b31m",
  "\u009d0;x\u009c",
  "\u202e",
  "\u2067",
  "\u2069",
  "\u200e",
  "\u200f",
  "\u061c",
  "\u200b",
  "\ufeff",
  "\u00ad",
  "\u2028",
  "\u2029",
  "\r",
  "\n",
  "\t",
  "\u0000",
  "\u007f",
  "\u{E0041}",
  ..."=+-@|`<>[]()*_~&\"';,\\ ax1é漢",
  '=HYPERLINK("http://x")',
  "<img src=x onerror=alert(1)>",
  "[x](javascript:1)",
  "\ngreen-place: all is well\n",
];

/** `count` texts, each with something hostile in it more often than not; the same for the same seed. */
export const hostileTexts = (count: number, seed: number): readonly string[] =>
  fc.sample(fc.string({ unit: fc.constantFrom(...pieces), minLength: 1, maxLength: 8 }), {
    seed,
    numRuns: count,
  });

/** What is wrong with a text that was printed, apart from its line feeds; by ranges of characters, not by the classes that our own rule names. */
export function obeyedIn(printed: string): string | undefined {
  const [found] =
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\udc7f]/.exec(
      printed,
    ) ?? [];
  return found && `U+${found.codePointAt(0)!.toString(16)} in …${JSON.stringify(printed).slice(0, 120)}`;
}

import { printable } from "@green-place/core";

/** Any text as it may be quoted in an error message: short, and with unsafe characters as `\u{…}`. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const shown = printable(
    short.replace(/["\\]/g, "\\$&"),
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
  return `"${shown}"`;
}

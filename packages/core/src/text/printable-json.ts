/** What `printable` replaces, but for the line feeds between the fields; inside a string JSON has none. */
const unprintable: RegExp = /(?!\n)[\p{C}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");

/**
 * A value as JSON that may be printed anywhere: the same value to whoever parses it, with each character that a terminal obeys or hides written
 * as `\u…`. `space` as in `JSON.stringify`.
 */
export const printableJson = (value: unknown, space?: number): string =>
  JSON.stringify(value, null, space).replace(unprintable, escaped);

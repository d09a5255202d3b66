/**
 * Control characters (C0, C1 and with them every ANSI escape), format characters (bidirectional marks, zero width), surrogates, private and
 * unassigned ones, and the separators of lines and paragraphs.
 */
const unprintable: RegExp = /[\p{C}\p{Zl}\p{Zp}]/u;
const everyUnprintable: RegExp = new RegExp(unprintable, "gu");

/** Whether nothing in a text moves a cursor, breaks or reverses a line, or hides. */
export const isPrintable = (text: string): boolean => !unprintable.test(text);

/**
 * Words from outside as they may stand in a line of a terminal, a table, a CSV or a page: each character that moves a cursor, breaks or
 * reverses the line, or hides, is replaced, by `U+FFFD` unless `shown` says otherwise. Printable text is given back as it is.
 */
export const printable = (text: string, shown: (character: string) => string = () => "\uFFFD"): string =>
  isPrintable(text) ? text : text.replace(everyUnprintable, shown);

/**
 * Plain data with every text in it, names of fields included, made printable: for what lays it out in lines. Data in which all is printable is
 * given back as it is.
 */
export function printableData<T>(data: T): T {
  if (typeof data === "string") return printable(data) as T;
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) {
    const items = data.map(printableData);
    return items.some((item, index) => !Object.is(item, data[index])) ? (items as T) : data;
  }
  const entries = Object.entries(data);
  const shown = entries.map(([key, value]) => [printable(key), printableData(value)] as const);
  const changed = shown.some(
    ([key, value], index) => key !== entries[index]![0] || !Object.is(value, entries[index]![1]),
  );
  return changed ? (Object.fromEntries(shown) as T) : data;
}

import { printableJson } from "@green-place/core";

/** One JSON document whose last field is a long list, an entry a line: tens of thousands of them stay readable and small. */
export function asJsonLines(head: object, field: string, entries: readonly object[]): string {
  const start = printableJson(head, 2).slice(0, -2);
  const lines = entries.map((entry) => `    ${printableJson(entry)}`);
  return `${start},\n  ${printableJson(field)}: [\n${lines.join(",\n")}\n  ]\n}\n`;
}

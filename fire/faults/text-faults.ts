import type { Ended } from "../commands/command.ts";
import { obeyedIn } from "./hostile-texts.ts";

export const textFormats = ["table", "csv", "md", "json"] as const;
export type TextFormat = (typeof textFormats)[number];

/** Bars that end a cell of Markdown: those without a backslash before them. */
const barsIn = (line: string): number => line.replace(/\\./g, "").split("|").length;

/** What is wrong with a printed list of hostile names, whose lines must be those of the same list with plain names. */
export function textFaults(
  format: TextFormat,
  { code, stdout, stderr }: Ended,
  plain: string,
  names: readonly string[],
): string[] {
  const broke = [stdout, stderr].flatMap((text) => obeyedIn(text) ?? []);
  // A file that is refused, in words, prints nothing of it.
  if (code === 2) return broke;
  if (code !== 0) return [...broke, `exit code ${code}: ${stderr.slice(0, 200)}`];
  const lines = stdout.split("\n");
  const expected = plain.split("\n").length;
  if (format === "json") {
    const { estimates } = JSON.parse(stdout) as { readonly estimates: readonly { readonly name: string }[] };
    if (estimates.some(({ name }, index) => name !== names[index]))
      broke.push("a name is another one in JSON");
  } else if (lines.length !== expected) broke.push(`${lines.length} lines in place of ${expected}`);
  if (format === "csv") {
    const formula = lines.find((line) => /^"?[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(line));
    if (formula !== undefined) broke.push(`a formula: ${formula.slice(0, 80)}`);
  }
  if (format === "md") {
    const [head] = lines;
    const torn = lines.find(
      (line) =>
        line !== "" && (barsIn(line) !== barsIn(head!) || /(?<!\\)<|\]\(/.test(line.replace(/\\./g, ""))),
    );
    if (torn !== undefined) broke.push(`a row is torn: ${torn.slice(0, 120)}`);
  }
  return broke;
}

import { printable } from "./printable.ts";

/** The beginnings of formulas, those of wide letters included: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text as it may be the cell of a CSV, before quotes are put round it: printable, and never a formula to a spreadsheet, by an apostrophe before
 * it. OWASP's list has tab and carriage return too: no such character is left. For texts alone: -1 is a number and stays one.
 */
export function csvText(text: string): string {
  const shown = printable(text);
  return formula.test(shown) ? `'${shown}` : shown;
}

import type { Row } from "@green-place/tools/csv";

/** A published set as our own table: the columns that a question needs, in our units, each row with its source. */
export interface MeasuredTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | number | undefined>>[];
  /** Rows of the published file that are no reading of their own, and why; they are counted, not kept. */
  readonly leftOut: { readonly rows: number; readonly why: string };
}

export const nothingLeftOut: MeasuredTable["leftOut"] = { rows: 0, why: "" };

/** A published JSON list of flat objects as rows of text; null and a missing key are an empty cell (unknown). */
export function rowsOfJson(text: string): Row[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error("the file holds no list of readings");
  return list.map((one: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value == null ? "" : String(value)])),
  );
}

/** Rows for CSV and Markdown: one level deep, a range as three columns, lists joined by spaces. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;

/** Flattens nested data into dotted column names; an absent value is an empty cell. */
export function flatten(value: object, prefix = ""): FlatRow {
  const row: Record<string, string | number | boolean | null> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === "" ? key : `${prefix}.${key}`;
    if (Array.isArray(inner))
      row[name] = inner
        .map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)))
        .join(" ");
    else if (inner !== null && typeof inner === "object") Object.assign(row, flatten(inner, name));
    else
      row[name] =
        inner === undefined || Number.isNaN(inner) ? null : (inner as string | number | boolean | null);
  }
  return row;
}

/** The columns of all rows, in the order in which they first appear. */
export const columnsOf = (rows: readonly FlatRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

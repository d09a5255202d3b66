/** Nested rows one level deep: a range becomes three columns, a list one text. For CSV and Markdown. */
export interface FlatTable {
  /** Dotted names, in the order in which they first appear in any row. */
  readonly columns: readonly string[];
  /** The cells of a row as text, one for each column. The array is the same each time. */
  cellsOf(row: object): readonly string[];
}

/** What can stand in a cell; what is absent or not a number is an empty one. */
export type CellValue = string | number | boolean | null;

/** A field of the rows: a column where it holds plain values, a parent of fields where it holds objects, or both in turn. */
interface Field {
  readonly key: string;
  /** Dotted. */
  readonly name: string;
  column: number | undefined;
  readonly inner: Field[];
  /** The object that was searched for columns last. */
  searched: unknown;
  /** The value that its cells show. Rows that follow each other share much, and what they share is made into text once. */
  shown: unknown;
}

/** Flattens rows; `textOf` makes the text of a cell. */
export function flatTable(rows: readonly object[], textOf: (value: CellValue) => string): FlatTable {
  const columns: string[] = [];
  const root = newField("", "");
  for (const row of rows) findColumns(row, root, columns);
  const empty = textOf(null);
  const cells = columns.map(() => empty);
  return {
    columns,
    cellsOf(row) {
      show(row, root, cells, textOf);
      return cells;
    },
  };
}

const newField = (key: string, name: string): Field => ({
  key,
  name,
  column: undefined,
  inner: [],
  searched: undefined,
  shown: undefined,
});

type Parent = Readonly<Record<string, unknown>>;

const isParent = (value: unknown): value is Parent =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function findColumns(value: object, parent: Field, columns: string[]): void {
  if (value === parent.searched) return;
  parent.searched = value;
  const keys = Object.keys(value);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const next = (value as Parent)[key];
    // Rows mostly have the same keys in the same order.
    let field = parent.inner[i]?.key === key ? parent.inner[i] : parent.inner.find((one) => one.key === key);
    if (!field) {
      field = newField(key, parent.name === "" ? key : `${parent.name}.${key}`);
      parent.inner.push(field);
    }
    if (isParent(next)) findColumns(next, field, columns);
    else field.column ??= columns.push(field.name) - 1;
  }
}

function show(value: unknown, field: Field, cells: string[], textOf: (value: CellValue) => string): void {
  if (value === field.shown) return;
  const parent = isParent(value) ? value : undefined;
  if (field.column !== undefined) cells[field.column] = textOf(parent ? null : plain(value));
  if (parent || isParent(field.shown)) {
    for (const inner of field.inner) show(parent?.[inner.key], inner, cells, textOf);
  }
  field.shown = value;
}

function plain(value: unknown): CellValue {
  if (Array.isArray(value))
    return value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item))).join(" ");
  return value === undefined || Number.isNaN(value) ? null : (value as CellValue);
}

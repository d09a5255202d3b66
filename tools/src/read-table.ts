import { z } from "zod";
import { listIn, type Row } from "./csv.ts";

/** A row as its schema has it, and where it stands in the file: 0 is the row below the header. */
export interface ReadRow<T> {
  readonly index: number;
  readonly row: T;
}

export interface ReadTable<T> {
  /** The rows that are as the schema says. */
  readonly rows: readonly ReadRow<T>[];
  /** What is wrong with the others, and with the header: sentences `file, row, column: what is wrong`. */
  readonly faults: readonly string[];
}

export interface TableLayout<T> {
  readonly file: string;
  readonly schema: z.ZodType<T>;
  /** Columns that are not the field's name in snake case. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Fields that the file has not, with what stands for them. */
  readonly given?: Partial<T>;
  /** Fields that another table has. */
  readonly elsewhere?: readonly (keyof T & string)[];
}

interface Field {
  readonly name: string;
  readonly column: string;
  readonly shape: z.core.JSONSchema.BaseSchema;
}

/**
 * The rows of a CSV table by the schema of a row. A field stands in the column of its name in snake case; lists are separated
 * by spaces, chips are `id:count`, and a range `x` has `x_low`, `x_high`, `x_source` and `x_year` beside it (without the
 * columns for low and high it is exact). An empty cell is a field left out. A column that nothing reads is a fault.
 */
export function readTable<T>(layout: TableLayout<T>, rows: readonly Row[]): ReadTable<T> {
  const fields = fieldsOf(layout);
  const faults = unreadColumns(layout.file, fields, rows[0] ?? {});
  const read: ReadRow<T>[] = [];
  rows.forEach((cells, index) => {
    const stated = fields.flatMap((field) => {
      const value = valueIn(cells, field);
      return value === undefined ? [] : [[field.name, value] as const];
    });
    const result = layout.schema.safeParse({ ...layout.given, ...Object.fromEntries(stated) });
    if (result.success) read.push({ index, row: result.data });
    else {
      const said = result.error.issues.map((issue) => {
        const { column, text } = cellOf(issue.path, fields, cells);
        return `${layout.file}, row ${index + 2}, ${column}: ${whatIsWrong(issue, text)}`;
      });
      // An exact range is one cell for three numbers.
      faults.push(...new Set(said));
    }
  });
  return { rows: read, faults };
}

/** The columns of a table without ranges, in the order of its schema: what an import writes. */
export const columnsOf = <T>(layout: TableLayout<T>): string[] =>
  fieldsOf(layout).map(({ column }) => column);

function fieldsOf<T>({ schema, columns, given, elsewhere = [] }: TableLayout<T>): Field[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties)
    .filter(([name]) => !(name in (given ?? {})) && !elsewhere.includes(name as keyof T & string))
    .map(([name, shape]) => ({
      name,
      column: columns?.[name] ?? name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      shape: shape as z.core.JSONSchema.BaseSchema,
    }));
}

const partsOfRange = ["low", "high", "source", "year"];

function unreadColumns(file: string, fields: readonly Field[], header: Row): string[] {
  const read = new Set(
    fields.flatMap(({ column, shape }) => [
      column,
      ...(shape.type === "object" ? partsOfRange.map((part) => `${column}_${part}`) : []),
    ]),
  );
  return Object.keys(header)
    .filter((column) => !read.has(column))
    .map((column) => `${file}, row 1, ${column}: is a column that nothing reads`);
}

function valueIn(cells: Row, { column, shape }: Field): unknown {
  const text = cells[column]?.trim() ?? "";
  if (shape.type === "array") {
    const parts = listIn(cells, column);
    const { type } = shape.items as z.core.JSONSchema.BaseSchema;
    return type === "object" ? parts.map(chipIn) : parts;
  }
  if (text === "") return undefined;
  if (shape.type === "object") return rangeIn(cells, column);
  return shape.type === "number" || shape.type === "integer" ? Number(text) : text;
}

function chipIn(part: string): { readonly id: string; readonly count: number } {
  const [id = "", count = ""] = part.split(":");
  return { id, count: count === "" ? Number.NaN : Number(count) };
}

function rangeIn(cells: Row, column: string): Record<string, unknown> {
  const number = (name: string): number | undefined => {
    const text = cells[name]?.trim() ?? "";
    return text === "" ? undefined : Number(text);
  };
  const value = number(column);
  const side = (name: string): number | undefined => (name in cells ? number(name) : value);
  const source = cells[`${column}_source`] || undefined;
  return {
    low: side(`${column}_low`),
    value,
    high: side(`${column}_high`),
    source,
    year: number(`${column}_year`),
  };
}

function cellOf(
  path: readonly PropertyKey[],
  fields: readonly Field[],
  cells: Row,
): { readonly column: string; readonly text: string } {
  const [name, part] = path;
  const column = fields.find((field) => field.name === name)?.column ?? String(name);
  if (typeof part === "number") return { column, text: listIn(cells, column)[part] ?? "" };
  const beside = `${column}_${String(part)}`;
  const held = part !== undefined && beside in cells ? beside : column;
  return { column: held, text: cells[held]?.trim() ?? "" };
}

function whatIsWrong(issue: z.core.$ZodIssue, text: string): string {
  if (text === "") return "is empty";
  if (issue.path.at(-1) === "count") return `"${text}" has no count above 0`;
  const cell = Number.isFinite(Number(text)) ? text : `"${text}"`;
  switch (issue.code) {
    case "invalid_type":
      return `"${text}" is not a ${issue.expected}`;
    case "invalid_value":
      return `"${text}" is not ${issue.values.join(" or ")}`;
    case "too_small":
      return `${cell} is ${issue.inclusive ? "below" : "not above"} ${issue.minimum}`;
    case "too_big":
      return `${cell} is above ${issue.maximum}`;
    default:
      return `${cell} ${issue.message}`;
  }
}

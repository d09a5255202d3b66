import { expect, test } from "vitest";
import { z } from "zod";
import { tied } from "../src/schema/tied.ts";

/** What a result looks like: readonly throughout, put together from parts. */
interface Row {
  readonly id: string;
  readonly kind: "gpu" | "tpu";
  readonly note?: string;
  readonly held: readonly ({ readonly count: number } & { readonly unit: "GiB" })[];
  readonly pair: readonly [string, string] | null;
  readonly table: Readonly<Record<string, { readonly year: number }>>;
}

const held = z.object({ count: z.number(), unit: z.literal("GiB") });
const fields = {
  id: z.string(),
  kind: z.enum(["gpu", "tpu"]),
  note: z.string().exactOptional(),
  held: z.array(held),
  pair: z.tuple([z.string(), z.string()]).nullable(),
  table: z.record(z.string(), z.object({ year: z.number() })),
};

test("a schema that says the same as the type passes, and is the schema that was given", () => {
  const schema = z.object(fields);
  expect(tied<Row>()(schema)).toBe(schema);
});

test("what either lacks does not compile: `tsc` is red when an expected error is missing", () => {
  const { note: _, ...without } = fields;
  const schemas = [
    // @ts-expect-error a field that the type lacks
    tied<Row>()(z.object({ ...fields, more: z.string() })),
    // @ts-expect-error an optional field that the type lacks
    tied<Row>()(z.object({ ...fields, more: z.string().exactOptional() })),
    // @ts-expect-error a field that the schema lacks, though it is optional
    tied<Row>()(z.object(without)),
    // @ts-expect-error optional in the type, required in the schema
    tied<Row>()(z.object({ ...fields, note: z.string() })),
    // @ts-expect-error absent and undefined are two things
    tied<Row>()(z.object({ ...fields, note: z.string().optional() })),
    // @ts-expect-error any text in place of a literal
    tied<Row>()(z.object({ ...fields, kind: z.string() })),
    // @ts-expect-error a literal that the type lacks
    tied<Row>()(z.object({ ...fields, kind: z.enum(["gpu", "tpu", "asic"]) })),
    // @ts-expect-error a literal that the schema lacks
    tied<Row>()(z.object({ ...fields, kind: z.enum(["gpu"]) })),
    // @ts-expect-error null is not allowed
    tied<Row>()(z.object({ ...fields, id: z.string().nullable() })),
    // @ts-expect-error null is allowed
    tied<Row>()(z.object({ ...fields, pair: z.tuple([z.string(), z.string()]) })),
    // @ts-expect-error a field inside a list
    tied<Row>()(z.object({ ...fields, held: z.array(held.extend({ more: z.string() })) })),
    // @ts-expect-error a field inside a table
    tied<Row>()(z.object({ ...fields, table: z.record(z.string(), z.object({})) })),
  ];
  expect(schemas.every((schema) => schema instanceof z.ZodType)).toBe(true);
});

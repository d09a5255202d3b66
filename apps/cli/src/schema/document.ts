import { z } from "zod";

/** The fields that every JSON document of green-place starts with. */
export const head = {
  schemaVersion: z.literal(1).describe("Version of the document's shape; version 1 only ever gains fields"),
  tool: z
    .object({
      name: z.literal("green-place").describe("Always green-place"),
      version: z.string().describe("Version of the program that made the document"),
    })
    .describe("What made the document"),
};

const documentHead = z.object(head);

/** What every JSON document of green-place starts with. */
export type DocumentHead = Inferred<typeof documentHead>;

/** A document without its head: what a command has to say itself. */
export type FieldsOf<T extends DocumentHead> = T extends unknown ? Omit<T, keyof DocumentHead> : never;

/** The document of a command that prints a table: each row stands under `rows`. */
export const listOf = <S extends z.ZodObject | z.ZodUnion>(row: S, what: string) =>
  z.object({ ...head, rows: z.array(row).describe(what) });

/** What a schema describes, as commands build it: readonly throughout. */
export type Inferred<S extends z.ZodType> = DeepReadonly<z.output<S>>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

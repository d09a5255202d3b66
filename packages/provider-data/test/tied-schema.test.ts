import { expect, it } from "vitest";
import { z } from "zod";
import { maybe, tied } from "../src/rows/tied-schema.ts";

interface Fact {
  readonly id: string;
  readonly tags: readonly string[];
  readonly watts?: number;
}

const fields = { id: z.string(), tags: z.array(z.string()), watts: maybe(z.number()) };

// What the compiler must refuse: each directive is an error of its own where the line below it compiles.
// @ts-expect-error a field that the type has and the schema lacks, even an optional one
tied<Fact>()(z.object({ id: fields.id, tags: fields.tags }));
// @ts-expect-error a field that the schema has and the type lacks
tied<Fact>()(z.object({ ...fields, more: maybe(z.string()) }));
// @ts-expect-error another type
tied<Fact>()(z.object({ ...fields, id: z.number() }));
// @ts-expect-error required here, optional there
tied<Fact>()(z.object({ ...fields, watts: z.number() }));

it("is the schema itself, and lets what is left out be undefined", () => {
  const schema = tied<Fact>()(z.object(fields));
  expect(schema.safeParse({ id: "a", tags: [], watts: undefined }).success).toBe(true);
  expect(schema.safeParse({ id: "a", tags: [], watts: "1" }).success).toBe(false);
});

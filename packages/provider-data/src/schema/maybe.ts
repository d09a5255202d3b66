import type { z } from "zod";

/** A field that may be left out. `undefined` is let pass as well, which is how plain JavaScript writes what is not known. */
export const maybe = <S extends z.ZodType>(schema: S): z.ZodExactOptional<S> =>
  schema.optional() as unknown as z.ZodExactOptional<S>;

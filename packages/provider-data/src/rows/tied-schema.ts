import type { z } from "zod";

/** The same type with every field read-only: `string[]` and `readonly string[]` are then the same. */
type ReadOnly<T> = { readonly [K in keyof T]: ReadOnly<T[K]> };

type Same<A, B> =
  (<T>() => T extends ReadOnly<A> ? 1 : 2) extends <T>() => T extends ReadOnly<B> ? 1 : 2 ? true : false;

/**
 * A schema whose output is `T` and nothing else: a field that only one of the two has, or that they have in different types,
 * does not compile.
 */
export const tied =
  <T>() =>
  <S extends z.ZodType>(
    schema: S & (Same<z.output<S>, T> extends true ? unknown : { theSchemaAndTheTypeDiffer: T }),
  ): z.ZodType<T> =>
    schema as unknown as z.ZodType<T>;

/** A field that may be left out. `undefined` is let pass as well, which is how plain JavaScript writes what is not known. */
export const maybe = <S extends z.ZodType>(schema: S): z.ZodExactOptional<S> =>
  schema.optional() as unknown as z.ZodExactOptional<S>;

import type { z } from "zod";

/** A type with `readonly` taken off and intersections written out: two types that say the same become identical. */
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

/** Whether two types are identical: optional and required keys are told apart, and so are a literal and its base type. */
type Same<A, B> = (<G>() => G extends A ? 1 : 2) extends <G>() => G extends B ? 1 : 2 ? true : false;

/** Where two types differ, as paths such as `.place.how` and `.rows[].count`; never where they are the same. */
type Difference<A, B, At extends string> =
  Same<A, B> extends true
    ? never
    : [A, B] extends [readonly (infer X)[], readonly (infer Y)[]]
      ? OrHere<Difference<X, Y, `${At}[]`>, At>
      : [A, B] extends [object, object]
        ? OrHere<InKeys<A, B, At, (keyof A | keyof B) & string>, At>
        : At;

type InKeys<A, B, At extends string, K extends string> = {
  [key in K]: key extends keyof A & keyof B
    ? Same<Pick<A, key>, Pick<B, key>> extends true
      ? never
      : OrHere<Difference<NonNullable<A[key]>, NonNullable<B[key]>, `${At}.${key}`>, `${At}.${key}`>
    : `${At}.${key}`;
}[K];

type OrHere<D, At> = [D] extends [never] ? At : D;

/** `unknown`, which any schema is, where the two agree; else something that no schema is, named after what differs. */
type Agreement<A, B> =
  Same<A, B> extends true
    ? unknown
    : Difference<A, B, ""> extends infer At
      ? { readonly differsAt: At }
      : never;

/**
 * Ties a schema to the type of what it describes: `tied<Estimate>()(z.object({ … }))` does not compile when either has a field, an
 * optionality or a literal that the other lacks, and the error names the place. Optional keys are `exactOptional()` in the schema.
 * Returns the schema as it is.
 */
export function tied<T>(): <S extends z.ZodType>(schema: S & Agreement<Plain<z.output<S>>, Plain<T>>) => S {
  return (schema) => schema;
}

import fc from "fast-check";

/** `count` of the items, or all where there are fewer, in their order; the same for the same seed. */
export function sampleOf<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  if (items.length <= count) return items;
  const some = fc.subarray([...items], { minLength: count, maxLength: count });
  return fc.sample(fc.noBias(some), { seed, numRuns: 1 })[0]!;
}

/** `count` whole numbers from 0 to `most`, evenly; the same for the same seed. */
export const numbersUpTo = (most: number, count: number, seed: number): readonly number[] =>
  fc.sample(fc.noBias(fc.nat(most)), { seed, numRuns: count });

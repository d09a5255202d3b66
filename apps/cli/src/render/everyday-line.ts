import type { Range } from "@green-place/contract";
import { everydayTerms } from "@green-place/core";
import { significant } from "./format-number.ts";

/** A footprint in everyday terms, each with its range, and whose figures these are. */
export function everydayLine(footprint: { readonly energyKwh: Range; readonly carbonKg: Range }): string {
  const terms = everydayTerms(footprint);
  const counts = terms.map(
    ({ low, value, high, words }) =>
      `${significant(value, 2)} ${words} (${significant(low, 2)} to ${significant(high, 2)})`,
  );
  const publishers = [...new Set(terms.flatMap(({ source }) => source.publisher.split(" and ")))];
  return `About ${counts.join(", ")}, by figures of ${publishers.join(", ")}.`;
}

/** The middle of some numbers, the lower of the two middle ones where their number is even, so that it is one of them; NaN of none. */
export function lowerMedian(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
}

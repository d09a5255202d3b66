import type { Term } from "../components/component.ts";
import { DRAW_COUNT, type Draws } from "../uncertainty/draws.ts";
import type { Factor } from "../uncertainty/factor.ts";

/** What stands for a factor that an equation does not have. */
const NO_FACTOR: Float64Array = new Float64Array(DRAW_COUNT).fill(Number.NaN);

const median = (factor: Factor): number => factor.value;

/** The sum of terms with one number for each factor, default its median, in the terms' own unit. `eachTerm` sees the part of each. */
export function sumOfTerms(
  terms: readonly Term[],
  numberOf: (factor: Factor) => number = median,
  eachTerm?: (term: Term, part: number) => void,
): number {
  const number = (factor: Factor | undefined): number => (factor ? numberOf(factor) : Number.NaN);
  let sum = 0;
  for (const term of terms) {
    const [f1, f2, f3, f4] = term.factors;
    const part = term.of(number(f1), number(f2), number(f3), number(f4), sum);
    sum += part;
    eachTerm?.(term, part);
  }
  return sum;
}

/** The same in each draw. */
export function drawnSumOfTerms(
  terms: readonly Term[],
  draws: Draws,
  eachTerm?: (term: Term, part: Float64Array) => void,
): Float64Array {
  const sum = draws.column();
  for (const term of terms) {
    const [f1 = NO_FACTOR, f2 = NO_FACTOR, f3 = NO_FACTOR, f4 = NO_FACTOR] = term.factors.map(draws.of);
    const part = eachTerm && draws.column();
    for (let i = 0; i < sum.length; i++) {
      const x = term.of(f1[i]!, f2[i]!, f3[i]!, f4[i]!, sum[i]!);
      sum[i]! += x;
      if (part) part[i] = x;
    }
    if (part) eachTerm(term, part);
  }
  return sum;
}

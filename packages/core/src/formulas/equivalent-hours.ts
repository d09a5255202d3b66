import type { Hours, Measure } from "@green-place/contract";

/**
 * Time for the same work on other chips, as many of them.
 *
 *   t' = t · throughput / throughput'
 */
export const equivalentHours = <U extends string>(time: Hours, from: Measure<U>, to: Measure<U>): Hours =>
  ((time * from) / to) as Hours;

/**
 * The 95th percentile of Student's t for 1 to 10 degrees of freedom: half the width of a two-sided 90 % interval, in standard errors.
 * NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2:
 * https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
 */
const table = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812];

/** That percentile for 1 degree of freedom or more; above 10 to within 1 % of the same table: t = 1.645 + 1.5 / degrees. */
export const studentT95 = (degreesOfFreedom: number): number =>
  table[degreesOfFreedom - 1] ?? 1.645 + 1.5 / degreesOfFreedom;

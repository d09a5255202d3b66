import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import type { Refusal } from "./cpu-models.ts";

export interface CcfCoefficient {
  readonly architecture: string;
  readonly minWatts: number;
  readonly maxWatts: number;
}

/**
 * Cloud Carbon Footprint's watts per vCPU of one cloud. Refused: a row that repeats another architecture's two numbers to the last digit,
 * which is a copy and not a measurement (the Graviton rows repeat EPYC 2nd Gen).
 */
export function ccfCoefficients(
  cloud: string,
  rows: readonly Row[],
): { coefficients: CcfCoefficient[]; refused: Refusal[] } {
  const coefficients: CcfCoefficient[] = [];
  const refused: Refusal[] = [];
  for (const row of rows) {
    const architecture = textIn(row, "Architecture");
    const minWatts = numberIn(row, "Min Watts");
    const maxWatts = numberIn(row, "Max Watts");
    const subject = `${architecture} (${cloud})`;
    const original = coefficients.find((other) => other.minWatts === minWatts && other.maxWatts === maxWatts);
    if (minWatts === undefined || maxWatts === undefined)
      refused.push({ subject, reason: "a coefficient is missing" });
    else if (original) refused.push({ subject, reason: `a copy of ${original.architecture}` });
    else coefficients.push({ architecture, minWatts, maxWatts });
  }
  return { coefficients, refused };
}

/**
 * A default that stands in for a fact nobody gave. It is named, has a range and a source, and travels with every result that used it.
 */
export interface Assumption {
  readonly id: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly unit: string;
  /** Id of a row of `assumptionSources`. */
  readonly source: string;
  /** One sentence: what it stands for and why this value. */
  readonly why: string;
}

/** Looks an assumption up by its id. */
export type Assumptions = Readonly<Record<string, Assumption>>;

/** Makes rows that have their unit and the start of their ids in common: `load-training`, `load-inference`. */
export const assumptionsNamed =
  (prefix: string, unit: string) =>
  (name: string, low: number, value: number, high: number, source: string, why: string): Assumption => ({
    id: `${prefix}-${name}`,
    low,
    value,
    high,
    unit,
    source,
    why,
  });

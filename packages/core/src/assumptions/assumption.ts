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

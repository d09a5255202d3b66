import { percentile } from "../packages/core/src/uncertainty/percentile.ts";
import { type Outside, outsideOf } from "./outside.ts";
import type { ClassScores, Score } from "./score.ts";

/** One line of the accuracy table. Errors and shares as fractions. */
export interface AccuracyRow {
  readonly name: string;
  readonly cases: number;
  readonly medianError: number;
  readonly p90Error: number;
  /** Median signed error: above 0, we say more than was published. */
  readonly bias: number;
  /** Of the cases with a range, how many hold the published value; undefined when none has a range. */
  readonly coverage: number | undefined;
  /** Median of high / low. */
  readonly width: number | undefined;
  /** Mean interval score of the cases with a range, the lower the better. */
  readonly intervalScore: number | undefined;
}

export interface Accuracy {
  readonly rows: readonly AccuracyRow[];
  /** Over all measured cases. */
  readonly measured: AccuracyRow;
  /** Cases made by hand that are missed: each says why. */
  readonly missed: readonly Score[];
  /** Imported rows that lie outside our range, summed up. */
  readonly outside: readonly Outside[];
}

/** Sums scores up by class, and over everything that somebody measured. */
export function accuracyOf(classes: readonly ClassScores[]): Accuracy {
  const all = classes.flatMap(({ scores }) => scores);
  return {
    rows: classes.map(({ name, scores }) => row(name, scores)),
    measured: row(
      "all measured",
      all.filter((one) => one.case.kind === "measured"),
    ),
    missed: all.filter((one) => !one.met && one.case.group === undefined),
    outside: classes.flatMap(outsideOf),
  };
}

function row(name: string, scores: readonly Score[]): AccuracyRow {
  const errors = ascending(scores.map(({ error }) => error));
  const sizes = ascending(errors.map(Math.abs));
  const ranged = scores.filter(({ covered }) => covered !== undefined);
  const widths = ascending(ranged.flatMap(({ width }) => width ?? []));
  const intervals = ranged.flatMap(({ intervalScore }) => intervalScore ?? []);
  return {
    name,
    cases: scores.length,
    medianError: percentile(sizes, 0.5),
    p90Error: percentile(sizes, 0.9),
    bias: percentile(errors, 0.5),
    coverage:
      ranged.length === 0 ? undefined : ranged.filter(({ covered }) => covered).length / ranged.length,
    width: widths.length === 0 ? undefined : percentile(widths, 0.5),
    intervalScore:
      intervals.length === 0 ? undefined : intervals.reduce((sum, one) => sum + one, 0) / intervals.length,
  };
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

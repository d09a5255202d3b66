import type { Signal } from "@green-place/contract";

/** A second opinion that is too doubtful to be told. */
export interface WithheldOpinion {
  readonly signal: Signal & { readonly year: number };
  /** As that of an opinion, but below 0.8. */
  readonly probability: number;
  /** How far publishers' figures of either place lie apart, a ratio; 1 where none contradicts another. */
  readonly factor: number;
  /** One sentence. */
  readonly reason: string;
}

/** Why, as a sentence; `agrees`: it would be the place that the ranking put first. */
export function reasonToWithhold(
  { kind, year }: WithheldOpinion["signal"],
  agrees: boolean,
  probability: number,
  factor: number,
): string {
  const what = agrees ? "the same place would be first" : "another place would be first";
  const than = agrees ? "the next best" : "the first here";
  const why =
    factor > 1
      ? `publishers of that signal contradict each other by a factor of up to ${factor.toPrecision(2)} there`
      : "its figures lie within each other's ranges";
  return (
    `by the ${kind} signal of ${year} ${what}, but the chance that it emits less than ${than} is ` +
    `${Math.round(probability * 100)} %: ${why}.`
  );
}

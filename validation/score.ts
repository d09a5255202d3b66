import type { Answer } from "./answers/answer.ts";
import { answerCase } from "./answers/answer-case.ts";
import type { CaseFile, ValidationCase } from "./case-schema.ts";
import { intervalScore } from "./interval-score.ts";
import type { ModelCatalogue } from "./model-catalogue.ts";

/** How one answer compares with what was published. */
export interface Score {
  readonly case: ValidationCase;
  readonly answer: Answer;
  /** (ours − published) / published; to the nearer end where a span was published, 0 inside it. */
  readonly error: number;
  /** Whether the published value, or a part of the published span, lies in our range; undefined when we state none. */
  readonly covered: boolean | undefined;
  /** high / low of our range; undefined when we state none. */
  readonly width: number | undefined;
  /** How good the range is, the lower the better; undefined when we state none. */
  readonly intervalScore: number | undefined;
  /** Whether the case's own tolerance is met. */
  readonly met: boolean;
}

export interface ClassScores {
  readonly name: string;
  readonly about: string;
  readonly scores: readonly Score[];
}

/** Published figures are rounded: an end of our range that is as near as this has been reached. */
const ROUNDING = 0.005;

/** Puts all cases to the model. */
export const scoreAll = (files: readonly CaseFile[], catalogue: ModelCatalogue): ClassScores[] =>
  files.map(({ class: name, about, cases }) => ({
    name,
    about,
    scores: cases.map((one) => score(one, answerCase(one.given, catalogue))),
  }));

export function score(one: ValidationCase, answer: Answer): Score {
  const published =
    typeof one.expected === "number" ? { low: one.expected, high: one.expected } : one.expected;
  const nearest = Math.min(Math.max(answer.value, published.low), published.high);
  // A published 0 has no relative error: then ours must be 0 too.
  const error = answer.value === nearest ? 0 : (answer.value - nearest) / nearest;
  const doubtful = answer.low < answer.high;
  const inside =
    answer.low * (1 - ROUNDING) <= published.high && published.low <= answer.high * (1 + ROUNDING);
  const { relative, absolute } = one.tolerance;
  return {
    case: one,
    answer,
    error,
    covered: doubtful ? inside : undefined,
    width: doubtful ? answer.high / answer.low : undefined,
    intervalScore: doubtful ? intervalScore(answer, published) : undefined,
    met:
      relative !== undefined
        ? Math.abs(error) <= relative
        : absolute !== undefined
          ? Math.abs(answer.value - nearest) <= absolute
          : inside,
  };
}

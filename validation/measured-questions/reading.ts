import type { Row } from "@green-place/tools/csv";
import type { QuestionOf, ValidationCase } from "../case-schema.ts";

/** What a measured row is to us: cases of a class, or no question at all, for a reason that many rows share. */
export type Reading =
  | { readonly class: string; readonly case: ValidationCase }[]
  | { readonly unanswerable: string };

export interface MeasuredFigure {
  readonly class: string;
  readonly id: string;
  readonly quantity: string;
  /** What misses are summed up by: a system, or a chip and its task. */
  readonly group: string;
  readonly given: QuestionOf<"machine-power">;
  readonly watts: number;
  readonly kind?: "measured" | "derived";
}

/** A measured row as a case: it must lie in our range, and the row's source is the citation. */
export const caseOf = (
  figure: MeasuredFigure,
  source: Row,
): { readonly class: string; readonly case: ValidationCase } => ({
  class: figure.class,
  case: {
    id: figure.id,
    restates: [],
    quantity: figure.quantity,
    unit: "W",
    kind: figure.kind ?? "measured",
    citation: `${source["publisher"]}: ${source["title"]}`,
    url: source["url"]!,
    given: figure.given,
    expected: figure.watts,
    tolerance: { why: "it must lie in our 90 % range" },
    group: figure.group,
  },
});

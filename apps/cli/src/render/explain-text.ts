import { assumptionOf, type Explanation, type Factor, type Recommendation } from "@green-place/core";
import { derivationLines, valueText } from "./derivation-lines.ts";
import { significant } from "./format-number.ts";
import { isLoad } from "./load-hint.ts";

/** Beyond these a line says nothing that the first ones did not. */
const MOST_LINES = 6;

/** One option as a numbered derivation, then what its doubt comes from and which number would change the answer. */
export function explainText(explanation: Explanation, result: Recommendation): string[] {
  const factors = [
    ...explanation.steps.flatMap((step) => step.factors),
    ...explanation.pivots.slice(0, MOST_LINES).map((pivot) => pivot.factor),
  ];
  const cited = new Set(factors.flatMap(({ source, conflict }) => [source, conflict?.source]));
  const assumed = new Set(factors.map(({ id }) => id.split(":")[1]));
  return [
    `How the numbers of ${explanation.rank} (${explanation.placement}) come about:`,
    "",
    ...derivationLines({
      steps: explanation.steps,
      assumptions: result.assumptions.filter(({ id }) => assumed.has(id)),
      sources: Object.fromEntries(Object.entries(result.sources).filter(([id]) => cited.has(id))),
    }),
    "",
    ...doubtLines(explanation),
    "",
    ...pivotLines(explanation),
  ];
}

function doubtLines({ doubt }: Explanation): string[] {
  if (doubt.length === 0) return ["Nothing about its carbon is in doubt."];
  const rest = doubt.slice(MOST_LINES);
  return [
    "Where the doubt about its carbon comes from:",
    ...doubt
      .slice(0, MOST_LINES)
      .map(({ factor, share }) => `  ${percent(share)} ${factorText(factor)}${narrowedBy(factor)}`),
    ...(rest.length > 0
      ? [`  ${percent(rest.reduce((sum, { share }) => sum + share, 0))} ${rest.length} others`]
      : []),
  ];
}

function pivotLines({ pivots, greenest }: Explanation): string[] {
  if (pivots.length === 0) {
    return [`No number alone, at either end of its range, makes another placement greener than ${greenest}.`];
  }
  return [
    `What would change the answer (now ${greenest}), one number at a time:`,
    ...pivots
      .slice(0, MOST_LINES)
      .map(
        ({ factor, at, winner, margin }) =>
          `  ${factor.id} at ${significant(at)} in place of ${significant(factor.value)}${unitOf(factor)}: ${winner}, ahead by ${percent(1 - 1 / margin)}`,
      ),
    ...(pivots.length > MOST_LINES ? [`  and ${pivots.length - MOST_LINES} others`] : []),
  ];
}

const factorText = (factor: Factor): string => `${factor.id} = ${valueText(factor)}`;

const narrowedBy = (factor: Factor): string =>
  isLoad(assumptionOf(factor)) ? " (--utilisation takes its place)" : "";

const unitOf = ({ unit }: Factor): string => (unit === "1" ? "" : ` ${unit}`);

const percent = (share: number): string => `${significant(share * 100, 2)} %`;

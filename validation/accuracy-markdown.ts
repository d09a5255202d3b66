import type { Block } from "@green-place/tools/marked-block";
import type { Accuracy } from "./accuracy-table.ts";
import { alignedTable } from "./aligned-table.ts";
import { number, orEmpty, percent, signed } from "./figures.ts";
import type { Outside } from "./outside.ts";
import type { MeasuredSet } from "./read-measured.ts";
import type { Score } from "./score.ts";

const titles = [
  "class",
  "cases",
  "median error",
  "90 % of errors below",
  "bias",
  "published value in our range",
  "median width (high / low)",
  "interval score",
];

/** The accuracy table as Markdown. */
export function accuracyBlock({ rows, measured }: Accuracy): Block {
  const body = [...rows, measured].map((row) => [
    row.name,
    row.cases.toLocaleString("en-GB"),
    percent(row.medianError),
    percent(row.p90Error),
    signed(row.bias),
    orEmpty(row.coverage, percent),
    orEmpty(row.width, (width) => width.toFixed(1)),
    orEmpty(row.intervalScore, (score) => score.toFixed(2)),
  ]);
  const lines = [
    ...alignedTable([titles, ...body]),
    "",
    "Ranges are meant to hold the truth nine times in ten. The interval score (Winkler; lower is better) is the width of a range in logarithms plus twenty times the distance by which it misses: a wide range does not win by holding everything, nor a narrow one by looking sure.",
  ];
  return { name: "accuracy", lines };
}

/** What the table leaves out, and the cases that are missed, as Markdown. */
export function missesBlock(
  { missed, outside }: Accuracy,
  sets: readonly MeasuredSet[],
  unanswered: number,
): Block {
  const lines = [
    `Not asked: ${unanswered} published figures that no model of ours can answer (\`validation/cases/unanswered.json\` says why), and of ${total(sets)} rows of measured sets these:`,
    "",
    ...sets.flatMap(({ name, unanswerable }) =>
      unanswerable.map(({ why, rows }) => `- ${rows.toLocaleString("en-GB")} of \`${name}\`: ${why}.`),
    ),
    "",
    "Measured rows outside our range, by class:",
    "",
    ...outside.map((one) => `- ${outsideLine(one)}`),
    "",
    "Missed, and why:",
    "",
    ...missed.map((score) => `- ${missedLine(score)}`),
  ];
  return { name: "misses", lines };
}

const total = (sets: readonly MeasuredSet[]): string =>
  sets.reduce((sum, { rows }) => sum + rows, 0).toLocaleString("en-GB");

const LARGEST_GROUPS = 5;

function outsideLine({ name, cases, above, below, groups }: Outside): string {
  const count = `${above + below} of ${cases.toLocaleString("en-GB")}`;
  if (above + below === 0) return `${name}: ${count}.`;
  const most = groups
    .slice(0, LARGEST_GROUPS)
    .map((group) => `${group.name} ${group.outside} of ${group.cases}`);
  const rest = groups.length - most.length;
  return `${name}: ${count}, ${above} above our range and ${below} below it: ${most.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}

export function missedLine({ case: one, answer }: Score): string {
  const published =
    typeof one.expected === "number"
      ? number(one.expected)
      : `${number(one.expected.low)} to ${number(one.expected.high)}`;
  const ours =
    answer.low < answer.high
      ? `${number(answer.value)} (${number(answer.low)} to ${number(answer.high)})`
      : number(answer.value);
  return `\`${one.id}\`, ${one.quantity}: published ${published} ${one.unit}, ours ${ours}. ${one.missed ?? "No reason is known."}`;
}

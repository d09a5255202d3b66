import type { Accuracy } from "./accuracy-table.ts";
import type { Score } from "./score.ts";

export const START = "<!-- accuracy:start -->";
export const END = "<!-- accuracy:end -->";

const titles = [
  "class",
  "cases",
  "median error",
  "90 % of errors below",
  "bias",
  "published value in our range",
  "median width (high / low)",
];

/** The accuracy table and the cases that are missed, as Markdown between two markers. */
export function accuracyMarkdown({ rows, measured, missed }: Accuracy, unanswered: number): string {
  const body = [...rows, measured].map((row) => [
    row.name,
    String(row.cases),
    percent(row.medianError),
    percent(row.p90Error),
    signed(row.bias),
    row.coverage === undefined ? "" : percent(row.coverage),
    row.width === undefined ? "" : row.width.toFixed(1),
  ]);
  return [
    START,
    "",
    ...alignedTable([titles, ...body]),
    "",
    `Ranges are meant to hold the truth nine times in ten. ${unanswered} further published figures cannot be answered by any model of ours; \`validation/cases/unanswered.json\` says why.`,
    "",
    `Missed, and why:`,
    "",
    ...missed.map((score) => `- ${missedLine(score)}`),
    "",
    END,
  ].join("\n");
}

/** A Markdown table as the formatter leaves it: the first column to the left, numbers to the right. */
function alignedTable(rows: readonly (readonly string[])[]): string[] {
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [head, ...body] = rows.map((row) =>
    line(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))),
  );
  const rule = line(widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [head!, rule, ...body];
}

/** Puts a new table where the markers are; throws when they are not there. */
export function withTable(document: string, table: string): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the document has no ${START} … ${END}`);
  return document.slice(0, start) + table + document.slice(end + END.length);
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

const number = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString("en-GB", { maximumFractionDigits: 6 });

const percent = (share: number): string =>
  `${Number((share * 100).toFixed(share < 0.01 ? 2 : share < 0.1 ? 1 : 0))} %`;
const signed = (share: number): string =>
  `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`.replace("+0 %", "0 %").replace("−0 %", "0 %");

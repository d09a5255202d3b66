import type { CellChange, TableComparison } from "./compare-tables.ts";

/** What an importer did to one package. */
export interface PackageRefresh {
  readonly name: string;
  /** By file name. */
  readonly tables: Readonly<Record<string, TableComparison>>;
  /** What the importer said: rows read, kept and refused. */
  readonly importer: string;
  /** Sentences; none if every row of the new tables passed its check. */
  readonly faults: readonly string[];
}

const largestShown = 15;
const namesShown = 10;

/** Columns in which a change moves every estimate of a place, so that each is worth a look. */
const placeColumns = /^(zones?|country|(pue|wue|cfe)(_low|_high|_year)?)$/;

/** A Markdown page by which a person can judge a refresh: what came, went and moved, and what was refused. */
export function refreshReport(packages: readonly PackageRefresh[], skipped: readonly string[]): string {
  const lines = ["# Data refresh", ""];
  const failed = packages.filter(({ faults }) => faults.length > 0);
  lines.push(
    failed.length > 0
      ? `**Not to be merged: ${failed.map(({ name }) => name).join(", ")} failed a check.**`
      : "Every row passed its check.",
    "",
    "| table | before | after | added | removed | cells changed |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
  );
  for (const { name, tables } of packages) {
    for (const [table, { rowsBefore, rowsAfter, added, removed, changes }] of Object.entries(tables))
      lines.push(
        `| ${name}/${table} | ${rowsBefore} | ${rowsAfter} | ${added.length} | ${removed.length} | ${changes.length} |`,
      );
  }
  for (const sentence of skipped) lines.push("", `Not refreshed: ${sentence}`);
  for (const one of packages) lines.push(...section(one));
  lines.push("", "Before it is merged: put the day of the upstream files into each package's sources.csv.");
  return `${lines.join("\n")}\n`;
}

function section({ name, tables, importer, faults }: PackageRefresh): string[] {
  const lines = ["", `## ${name}`];
  if (faults.length > 0) lines.push("", "Failed checks:", "", ...faults.map((fault) => `- ${inline(fault)}`));
  for (const [table, comparison] of Object.entries(tables)) {
    const { added, removed, changes } = comparison;
    if (added.length > 0) lines.push("", `${table}, added: ${some(added)}`);
    if (removed.length > 0) lines.push("", `${table}, removed: ${some(removed)}`);
    const places = changes.filter(({ column }) => placeColumns.test(column));
    if (places.length > 0)
      lines.push("", `${table}, grid zone, PUE, WUE or CFE:`, "", ...places.map(changeLine));
    const largest = changes
      .filter((change) => change.ratio !== undefined && !placeColumns.test(change.column))
      .sort((a, b) => distance(b) - distance(a))
      .slice(0, largestShown);
    if (largest.length > 0) lines.push("", `${table}, largest changes:`, "", ...largest.map(changeLine));
  }
  return [
    ...lines,
    "",
    "<details><summary>The importer: kept and refused</summary>",
    "",
    "```",
    importer.trim(),
    "```",
    "",
    "</details>",
  ];
}

/** How far from unchanged, the same for doubled and halved. */
const distance = ({ ratio = 1 }: CellChange): number => Math.abs(Math.log(ratio));

const changeLine = ({ row, column, before, after, ratio }: CellChange): string =>
  `- ${inline(row)}, ${column}: ${inline(before) || "unknown"} → ${inline(after) || "unknown"}${
    ratio === undefined ? "" : ` (× ${ratio.toFixed(2)})`
  }`;

/** Upstream text can hold what Markdown takes for more than text. */
const inline = (text: string): string => text.replace(/[\\`*[\]<>|@#]/g, "\\$&");

const some = (names: readonly string[]): string =>
  names.length > namesShown
    ? `${names.slice(0, namesShown).map(inline).join(", ")} and ${names.length - namesShown} more`
    : names.map(inline).join(", ");

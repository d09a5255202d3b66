import type { Block } from "@green-place/tools/marked-block";
import type { Accuracy } from "./accuracy-table.ts";
import { alignedTable } from "./aligned-table.ts";
import type { EditionRow } from "./editions.ts";
import { orEmpty, percent } from "./figures.ts";

const titles = ["class", "cases", "median error", "in our range", "width", "interval score"];

type Figures = Omit<EditionRow, "edition" | "date">;

/** What changed since an edition, class by class, as Markdown: `then → now`, or one figure where they are equal as written. */
export function editionsBlock({ rows, measured }: Accuracy, before: readonly EditionRow[]): Block {
  const changed = [...rows, measured].flatMap((now) => {
    const then = before.find(({ name }) => name === now.name);
    const [old, ours] = [then ? cells(then) : undefined, cells(now)];
    if (old?.join() === ours.join()) return [];
    return [[now.name, ...ours.map((cell, i) => (old && old[i] !== cell ? `${old[i]} → ${cell}` : cell))]];
  });
  const { edition, date } = before[0]!;
  const since = `since the edition "${edition}" of ${date}`;
  const lines =
    changed.length === 0
      ? [`No figure has changed ${since}.`]
      : [
          `What changed ${since}, then → now; classes that are not listed are as they were:`,
          "",
          ...alignedTable([titles, ...changed]),
        ];
  return { name: "editions", lines };
}

const cells = (row: Figures): string[] => [
  row.cases.toLocaleString("en-GB"),
  percent(row.medianError),
  orEmpty(row.coverage, percent),
  orEmpty(row.width, (width) => width.toFixed(1)),
  orEmpty(row.intervalScore, (score) => score.toFixed(2)),
];

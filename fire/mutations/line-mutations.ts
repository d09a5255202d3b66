import { hostileNumbers, hostileTexts } from "./hostile-values.ts";
import type { Step } from "./step.ts";

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** Changes of whole lines. */
const changes: readonly ((lines: readonly string[], at: number, choice: number) => readonly string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at]!),
  (lines, at, choice) =>
    lines.with(at, lines[choice % lines.length]!).with(choice % lines.length, lines[at]!),
  (lines, at) => lines.toSpliced(at, 0, ""),
  (lines, at, choice) => lines.toSpliced(at, 0, pick(hostileTexts, choice)),
  (lines, at, choice) => lines.with(at, lines[at]!.slice(0, choice % (lines[at]!.length + 1))),
  (lines) => lines.toReversed(),
  (lines, at, choice) => Array.from({ length: 1 + (choice % 500) }, () => lines[at]!),
];

/** The text with its lines in another order, cut, or some of them twice. */
export function mutatedLines(text: string, { kind, at, choice }: Step): string {
  const lines = text.split("\n");
  return pick(changes, kind)(lines, at % lines.length, choice).join("\n");
}

const separators = /([\s,:=|()"']+)/;

/** The text with one of its cells, which are what stands between separators, replaced. */
export function mutatedCells(text: string, { kind, at, choice }: Step): string {
  const parts = text.split(separators);
  const cells = Math.ceil(parts.length / 2);
  const cell = (at % cells) * 2;
  const put = pick(
    [
      pick(hostileNumbers, choice),
      pick(hostileTexts, choice),
      "",
      `${parts[cell]}${parts[cell]}`,
      `-${parts[cell]}`,
    ],
    kind,
  );
  return parts.with(cell, put).join("");
}

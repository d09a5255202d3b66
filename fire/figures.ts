import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { withBlock } from "@green-place/tools/marked-block";
import type { Attack, Siege, Tally } from "./attack.ts";

/** An attack and what came of it. */
export interface Fought {
  readonly attack: Attack;
  readonly tally: Tally;
  readonly seconds: number;
}

/** More than anybody reads; the rest is counted. */
const mostSentences = 20;

const grouped = (count: number): string => count.toLocaleString("en-GB");

const worstText = (worst: Tally["worst"] = {}): string =>
  Object.entries(worst)
    .map(([what, figure]) => `${Number(figure.toPrecision(3))} ${what}`)
    .join(", ");

/** For people who watch: a line, and one for each sentence. */
export function figuresText({ attack, tally, seconds }: Fought): string {
  const { tried, broke, leftOut = [], worst } = tally;
  const most = worst ? `; at most ${worstText(worst)}` : "";
  const lines = [
    `${grouped(tried)} ${attack.counts}, ${broke.length} broke (${seconds.toFixed(0)} s${most})`,
  ];
  lines.push(...broke.slice(0, mostSentences).map((sentence) => `  broke: ${sentence}`));
  if (broke.length > mostSentences) lines.push(`  and ${broke.length - mostSentences} more`);
  lines.push(...leftOut.map((sentence) => `  left out: ${sentence}`));
  return `${lines.join("\n")}\n`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The document with the table of what was tried, held and broke. */
export function documentWith(
  url: URL,
  fought: readonly Fought[],
  { seed, share }: Pick<Siege, "seed" | "share">,
): string {
  const total = fought.reduce((sum, { tally }) => sum + tally.tried, 0);
  const minutes = fought.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  const left = fought.flatMap(({ attack, tally }) =>
    (tally.leftOut ?? []).map((sentence) => `- \`${attack.name}\`: ${sentence}`),
  );
  const rows = fought.map(({ attack, tally, seconds }) =>
    [
      `\`${attack.name}\``,
      attack.does,
      attack.mustHold,
      `${grouped(tally.tried)} ${attack.counts}`,
      grouped(tally.tried - tally.broke.length),
      String(tally.broke.length),
      tally.worst ? worstText(tally.worst) : "",
      `${seconds.toFixed(0)} s`,
    ]
      .map(cell)
      .join(" | "),
  );
  return withBlock(readFileSync(url, "utf8"), {
    name: "fire",
    lines: [
      "| Attack | What is done | What must hold | Tried | Held | Broke | At most | Took |",
      "| --- | --- | --- | --: | --: | --: | --- | --: |",
      ...rows.map((row) => `| ${row} |`),
      "",
      `${grouped(total)} attempts in ${minutes.toFixed(0)} minutes on ${availableParallelism()} cores, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}: \`npm run fire -- --share ${share} --seed ${seed}\`.`,
      ...(left.length > 0 ? ["", "Left out on that machine:", "", ...left] : []),
    ],
  });
}

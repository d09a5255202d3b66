import { type PlacementOption, printableData, type Recommendation } from "@green-place/core";
import type { Colors } from "./colours.ts";
import { coverageLines } from "./coverage-lines.ts";
import { everydayLine } from "./everyday-line.ts";
import { explainText } from "./explain-text.ts";
import { carbonRange, change, dollars, significant } from "./format-number.ts";
import { yearlyLevelText } from "./level-of-hours.ts";
import { leverBars } from "./lever-bars.ts";
import { loadHint } from "./load-hint.ts";
import { plainTable } from "./plain-table.ts";
import { wrap } from "./wrap-text.ts";

/** What a recommendation looks like on a terminal: the answer, the table, then what it rests on. */
export function recommendationText(
  recommendation: Recommendation,
  columns: number | undefined,
  colour: Colors,
): string {
  const result = printableData(recommendation);
  const [best] = result.options;
  if (!best) return `Nothing is eligible.\n\n${coverageLines(result.coverage, columns).join("\n")}\n`;
  const notes = [...new Set(result.options.slice(0, 1).flatMap((option) => option.warnings))];
  const blocks = [
    `${headline(result, best, colour)}\n${everydayLine(best)}`,
    optionTable(result, columns),
    result.warnings.join("\n"),
    tieSentence(result),
    baselineSentence(result, best),
    ...(best.levers ? [leverBars(best.levers, columns).join("\n")] : []),
    secondOpinionSentence(result),
    notes.map((note) => `Note: ${note}`).join("\n"),
    coverageLines(result.coverage, columns).join("\n"),
    ...(result.explanation ? [explainText(result.explanation, result).join("\n")] : []),
    footer(result),
  ];
  return `${blocks
    .filter((block) => block !== "")
    .map((block) => (columns === undefined ? block : wrapLines(block, columns)))
    .join("\n\n")}\n`;
}

/** Prose is wrapped, a table's line and a bar are left as they are. */
const wrapLines = (block: string, columns: number): string =>
  block
    .split("\n")
    .map((line) => (line.includes("█") || /\S {2,}\S/.test(line) ? line : wrap(line, columns)))
    .join("\n");

function headline(result: Recommendation, best: PlacementOption, colour: Colors): string {
  const machine = `${best.instanceCount > 1 ? `${best.instanceCount} × ` : ""}${best.instanceType}`;
  const carried = best.accelerator ? `, ${significant(best.accelerator.count)} × ${best.accelerator.id}` : "";
  const versus = result.baseline
    ? `, ${change(best.carbonKg.value, result.baseline.carbonKg.value)} against the baseline`
    : "";
  const money = best.costUsd ? `, ${dollars(best.costUsd.value)}` : ", price unknown";
  const when = best.start && best.timing ? `\n${startSentence(best)}` : "";
  return [
    colour.bold(
      colour.green(
        `${best.provider} ${best.region} (${best.regionName}, ${best.country}) on ${machine}${carried}`,
      ),
    ),
    `${significant(best.hours)} h, ${significant(best.energyKwh.value)} kWh, ${carbonRange(best.carbonKg)} CO2e${money}${versus}${when}`,
  ].join("\n");
}

function startSentence({ start, timing, intensity }: PlacementOption): string {
  const { savingPercent: saving, worthWaiting, shapeYears, basis } = timing!;
  const worth = worthWaiting ? "" : ": not worth waiting";
  const hours = yearlyLevelText(intensity.year, shapeYears, basis);
  return `Start ${start!.replace(":00.000Z", "Z")} at ${significant(intensity.value)} g/kWh (${hours}); waiting saves ${significant(saving, 2)} % of the operational carbon there${worth}.`;
}

function optionTable({ options, baseline }: Recommendation, columns: number | undefined): string {
  const timed = options.some((option) => option.start !== null);
  const rows = options.map((option) => [
    String(option.rank),
    `${option.provider} ${option.region}`,
    option.country,
    `${option.instanceCount > 1 ? `${option.instanceCount} × ` : ""}${option.instanceType}`,
    significant(option.energyKwh.value),
    significant(option.carbonKg.value),
    `${significant(option.carbonKg.low)} to ${significant(option.carbonKg.high)}`,
    option.costUsd
      ? `${dollars(option.costUsd.value)}${option.costUsd.basis === "derived" ? "~" : ""}`
      : "unknown",
    baseline ? change(option.carbonKg.value, baseline.carbonKg.value) : "",
    option.probabilityBest === null ? "" : `${Math.round(option.probabilityBest * 100)} %`,
    option.paretoOptimal ? "*" : "",
    ...(timed ? [option.start ? option.start.slice(5, 16).replace("T", " ") : "no data"] : []),
  ]);
  return plainTable(
    [
      { title: "#", align: "right" },
      { title: "where" },
      { title: "", dispensable: 3 },
      { title: "machine" },
      { title: "kWh", align: "right", dispensable: 2 },
      { title: "kg CO2e", align: "right" },
      { title: "90 % range", dispensable: 1 },
      { title: "cost", align: "right" },
      { title: "change", align: "right", dispensable: 4 },
      { title: "best?", align: "right", dispensable: 5 },
      { title: "", dispensable: 6 },
      ...(timed ? [{ title: "start (UTC)", dispensable: 2 }] : []),
    ],
    rows,
    columns,
  );
}

function tieSentence({ tie }: Recommendation): string {
  if (!tie) return "";
  const percent = Math.round(tie.probability * 100);
  return `Tie: 1 and 2 cannot be told apart (the chance that ${tie.between[0]} emits less is ${percent} %), so the cheaper stands first.`;
}

function baselineSentence({ baseline }: Recommendation, best: PlacementOption): string {
  if (!baseline) return "";
  const cost = baseline.costUsd ? `, ${dollars(baseline.costUsd.value)}` : "";
  const name = `${baseline.provider} ${baseline.region} on ${baseline.instanceType}`;
  const levers = best.levers && Math.abs(best.levers.total) > 1e-9 ? " Where the difference comes from:" : "";
  return `Baseline: ${name}, ${baseline.how}: ${carbonRange(baseline.carbonKg)} CO2e${cost}.${levers}`;
}

function secondOpinionSentence({ secondOpinion, secondOpinionWithheld }: Recommendation): string {
  if (secondOpinionWithheld) return `Second opinion withheld: ${secondOpinionWithheld.reason}`;
  if (!secondOpinion || secondOpinion.agrees) return "";
  const { signal, provider, region, instanceType } = secondOpinion;
  return `Second opinion: by the ${signal.kind} signal of ${signal.year}, ${provider} ${region} on ${instanceType} would be first. Add --signal ${signal.kind} to rank by it.`;
}

function footer({ signal, data, options, assumptions }: Recommendation): string {
  const derived = options.some((option) => option.costUsd?.basis === "derived") ? " ~ derived price." : "";
  const undrawn = options.some((option) => option.probabilityBest === null)
    ? " (empty: too far behind to be drawn)"
    : "";
  const starred = options.some((option) => option.paretoOptimal)
    ? " * no other is both cleaner and cheaper."
    : "";
  const dates = data
    .map(({ id, version, asOf }) => `${id} ${version?.startsWith("live") ? version : asOf}`)
    .join(", ");
  const hint = loadHint(assumptions);
  return [
    ...(hint === "" ? [] : [hint]),
    `Signal: ${signal.kind}, ${signal.accounting}-based, ${signal.boundary}, year ${signal.year}. best? = chance of being the greenest${undrawn}.${starred}${derived}`,
    `Data: ${dates}. Add --explain for every number and its source.`,
  ].join("\n");
}

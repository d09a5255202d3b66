import { printableData } from "@green-place/core";
import type { RequestedFootprint } from "@green-place/engine/requests";
import type { Colors } from "./colours.ts";
import { derivationLines, sourceLine } from "./derivation-lines.ts";
import { everydayLine } from "./everyday-line.ts";
import { carbon, carbonRange, rangeText, significant } from "./format-number.ts";
import { loadHint } from "./load-hint.ts";
import { wrap } from "./wrap-text.ts";

type PlacementFootprint = Extract<RequestedFootprint, { steps: unknown }>;
type EnergyFootprint = Exclude<RequestedFootprint, PlacementFootprint>;

/** How a footprint was asked for. */
export interface Call {
  /** Every step of the derivation is to follow. */
  readonly explain: boolean;
  /** Embodied carbon was left out. */
  readonly leftOut: boolean;
  /** The workload is one of a file. */
  readonly inFile: boolean;
}

/** What one footprint looks like on a terminal. */
export function estimateText(
  footprint: RequestedFootprint,
  call: Call,
  columns: number | undefined,
  colour: Colors,
): string {
  const result = printableData(footprint);
  const { explain } = call;
  const lines =
    "steps" in result ? placementLines(result, colour, call) : energyLines(result, colour, explain);
  const detail = explain && "steps" in result ? ["", ...derivationLines(result)] : [];
  return `${[...lines, ...detail].map((line) => wrap(line, columns, indentOf(line))).join("\n")}\n`;
}

/** Later lines of a wrapped one stand a little further in than its first. */
const indentOf = (line: string): string => `${/^ */.exec(line)![0]}    `;

function machineText({ instanceType, instanceCount, accelerator }: PlacementFootprint["placement"]): string {
  if (instanceType === null || instanceCount === null) return "";
  const chips = accelerator ? `, ${significant(accelerator.count)} × ${accelerator.id}` : "";
  return ` on ${instanceCount > 1 ? `${instanceCount} × ` : ""}${instanceType}${chips}`;
}

function storageText({ blockGb, objectGb, transferGb }: PlacementFootprint["storage"]): string {
  const named: readonly (readonly [number | null, string])[] = [
    [blockGb, "of block storage"],
    [objectGb, "of object storage"],
    [transferGb, "sent"],
  ];
  return named.map(([gb, what]) => (gb === null ? "" : `, ${significant(gb)} GB ${what}`)).join("");
}

function placementLines(
  result: PlacementFootprint,
  colour: Colors,
  { explain, leftOut, inFile }: Call,
): string[] {
  const { placement, hours, training, signal, intensity, pue, embodiedKg } = result;
  const title = `${placement.provider} ${placement.region}${machineText(placement)}${storageText(result.storage)}`;
  const embodied = embodiedKg
    ? `${carbon(embodiedKg.value)} embodied`
    : `embodied carbon ${leftOut ? "left out" : "not known"}`;
  const isGiven = (what: string): boolean =>
    result.steps.some(({ factors }) => factors.some(({ id }) => id.startsWith(`given:${what}:`)));
  const grid = `${significant(intensity.value)} g/kWh ${isGiven("intensity") ? "(yours)" : `in ${intensity.zone}`}`;
  const hint = loadHint(result.assumptions, inFile);
  return [
    colour.bold(colour.green(result.name === undefined ? title : `${result.name}: ${title}`)),
    `${rangeText(hours)} h, ${rangeText(result.energyKwh)} kWh, ${carbonRange(result.carbonKg)} CO2e, ${rangeText(result.waterLitres)} L water`,
    `${carbon(result.operationalKg.value)} operation, ${embodied}`,
    everydayLine(result),
    ...(training ? [trainingSentence(training)] : []),
    `${rangeText(result.itWatts)} W drawn by the machines, PUE ${significant(pue.value)}${isGiven("pue") ? " (yours)" : ""}, ${grid}`,
    signalSentence(signal),
    ...(hint === "" ? [] : [hint]),
    ...(explain ? [] : ["Add --explain for every number and its source."]),
  ];
}

const trainingSentence = (training: NonNullable<PlacementFootprint["training"]>): string =>
  `${significant(training.flops)} FLOPs / (${significant(training.accelerators)} accelerators · ${significant(training.peakTflops)} TFLOP/s · MFU ${significant(training.mfu)}, ${training.mfuBasis}) make the hours`;

function energyLines(result: EnergyFootprint, colour: Colors, explain: boolean): string[] {
  const { energyKwh, pue, carbonKg, intensity, signal, sources } = result;
  const title = `${significant(energyKwh)} kWh in ${intensity.zone}`;
  const steps = [
    "",
    `1. Carbon = energy · PUE · intensity = ${carbonRange(carbonKg)} CO2e`,
    `   energy = ${significant(energyKwh)} kWh (yours)`,
    `   PUE = ${significant(pue)}${pue === 1 ? " (the energy counts as measured at the building's meter)" : " (yours)"}`,
    `   intensity = ${rangeText(intensity)} g/kWh in ${intensity.year} [${Object.keys(sources).join(", ")}]`,
    "",
    "Sources:",
    ...Object.entries(sources).map(([id, source]) => sourceLine(id, source)),
  ];
  return [
    colour.bold(colour.green(result.name === undefined ? title : `${result.name}: ${title}`)),
    `${carbonRange(carbonKg)} CO2e at ${rangeText(intensity)} g/kWh${pue === 1 ? "" : `, PUE ${significant(pue)}`}`,
    everydayLine({
      energyKwh: { low: energyKwh * pue, value: energyKwh * pue, high: energyKwh * pue },
      carbonKg,
    }),
    signalSentence(signal),
    ...(explain ? steps : ["Add --explain for every number and its source."]),
  ];
}

const signalSentence = (signal: RequestedFootprint["signal"]): string =>
  `Signal: ${signal.kind}, ${signal.accounting}-based, ${signal.boundary}, year ${signal.year}.`;

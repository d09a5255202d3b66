import type { Source } from "@green-place/contract";
import type { Estimate, Factor } from "@green-place/core";
import { significant } from "./format-number.ts";

/**
 * Every step of a derivation: number, name, equation, value with range, then the factors that go in with their source,
 * and at the end what was assumed, and the sources with licence and date.
 */
export function derivationLines({
  steps,
  assumptions,
  sources,
}: Pick<Estimate, "steps" | "assumptions" | "sources">): string[] {
  return [
    ...steps.flatMap((step) => [
      `${step.number}. ${step.name} = ${valueText(step)}`,
      `   ${step.equation}`,
      ...step.factors.map((factor) => `     ${factor.id} = ${valueText(factor)} [${sourcesText(factor)}]`),
    ]),
    ...(assumptions.length > 0 ? ["", "Assumed, for want of a fact:"] : []),
    ...assumptions.map((one) => `  ${one.id} = ${valueText(one)}: ${one.why}`),
    "",
    "Sources:",
    ...Object.entries(sources).map(([id, source]) => sourceLine(id, source)),
  ];
}

/** Of a number about which publishers contradict each other, both. */
const sourcesText = ({ source, conflict }: Factor): string =>
  conflict ? `${source} against ${conflict.source}` : source;

/** `aws/aws-pue: publisher, title, address (licence, read on a date)` */
export const sourceLine = (id: string, { publisher, title, url, licence, retrieved }: Source): string =>
  `  ${id}: ${publisher}, ${title}, ${url} (${licence}, entered ${retrieved})`;

/** `0.6 (0.25 to 0.93) kWh` */
export function valueText({
  low,
  value,
  high,
  unit,
}: Pick<Factor, "low" | "value" | "high" | "unit">): string {
  const range = low === high ? "" : ` (${significant(low)} to ${significant(high)})`;
  return `${significant(value)}${range}${unit === "1" ? "" : ` ${unit}`}`;
}

import { printableData } from "@green-place/core";
import type { ConformanceResult } from "@green-place/provider-testkit";
import type { Colors } from "./colours.ts";
import { wrap } from "./wrap-text.ts";

const SHOWN = 5;

/** Every check with its faults, then how many failed. */
export function conformanceText(
  checked: string,
  given: readonly ConformanceResult[],
  columns: number | undefined,
  colour: Colors,
): string {
  const [target, results] = printableData([checked, given] as const);
  const lines = results.flatMap(({ check, title, faults }) => [
    `${faults.length === 0 ? colour.green("passed") : colour.red("FAILED")}  ${check}: ${title}`,
    ...faults.slice(0, SHOWN).map((fault) => wrap(`          ${fault}`, columns, "            ")),
    ...(faults.length > SHOWN ? [`          … and ${faults.length - SHOWN} more`] : []),
  ]);
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  const summary =
    failed === 0
      ? `${target} passes all ${results.length} checks.`
      : `${target} fails ${failed} of ${results.length} checks.`;
  return `${lines.join("\n")}\n\n${summary}\n`;
}

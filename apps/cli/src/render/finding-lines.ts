import { printableData } from "@green-place/core";
import type { DoctorFinding } from "../doctor/doctor-check.ts";
import type { Colors } from "./colours.ts";
import { wrap } from "./wrap-text.ts";

/** The findings of `doctor`, a line each, and under what is not ok what to do. */
export function findingLines(
  findings: readonly DoctorFinding[],
  columns: number | undefined,
  colour: Colors,
): string {
  const paint = { ok: colour.green, warn: colour.yellow, fail: colour.red };
  const lines = printableData(findings).flatMap((finding) => {
    const { status, subject, found } = finding;
    const line = wrap(`${status.padEnd(4)}  ${subject}: ${found}`, columns, "      ");
    const first = paint[status](line.slice(0, 4)) + line.slice(4);
    return finding.status === "ok" ? [first] : [first, wrap(`      ${finding.next}`, columns, "      ")];
  });
  return `${lines.join("\n")}\n`;
}

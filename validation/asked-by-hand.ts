import type { CaseFile, ValidationCase } from "./case-schema.ts";
import type { Reading } from "./measured-questions/reading.ts";

/** A reading of a machine at work, by what was run and the watts to the nearest whole one; undefined for other questions. */
function figureKey({ given, expected }: ValidationCase): string | undefined {
  if (given.model !== "machine-power" || typeof expected !== "number") return undefined;
  const { machine, workload, scope, nodes = 1 } = given;
  return JSON.stringify([machine.accelerator, machine.count, workload, scope, nodes, Math.round(expected)]);
}

/** The readings without those that stand among the cases made by hand: nothing is asked twice. */
export function notAskedByHand(readings: readonly Reading[], byHand: readonly CaseFile[]): Reading[] {
  const asked = new Set(byHand.flatMap(({ cases }) => cases.flatMap((one) => figureKey(one) ?? [])));
  return readings.map((reading) =>
    Array.isArray(reading) && reading.some((one) => asked.has(figureKey(one.case)!))
      ? { unanswerable: "a case made by hand already" }
      : reading,
  );
}

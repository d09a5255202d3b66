import type { Sample } from "./sample.ts";

/** A limit that a run should keep. */
export interface Budget {
  readonly energyKwh?: number;
  readonly carbonKg?: number;
  /** `warn` says so once; `stop` ends the command, and the exit code is 1. */
  readonly action: "warn" | "stop";
}

/** How a run stands to its budget: null while it keeps it. `predicted` is a breach still to come. */
export function judgeBudget(
  budget: Budget,
  sample: Sample,
): { readonly breached: boolean; readonly message: string } | null {
  const checks = [
    {
      name: "energy",
      unit: "kWh",
      limit: budget.energyKwh,
      spent: sample.energyKwh,
      ahead: sample.prediction?.energyKwh.value,
    },
    {
      name: "carbon",
      unit: "kg",
      limit: budget.carbonKg,
      spent: sample.carbonKg,
      ahead:
        sample.prediction && sample.energyKwh > 0
          ? (sample.prediction.energyKwh.value * sample.carbonKg) / sample.energyKwh
          : undefined,
    },
  ];
  for (const { name, unit, limit, spent, ahead } of checks) {
    if (limit === undefined) continue;
    if (spent > limit) {
      return {
        breached: true,
        message: `The ${name} budget of ${limit} ${unit} is used up: ${spent.toPrecision(3)} ${unit}.`,
      };
    }
    if (ahead !== undefined && ahead > limit) {
      const message = `The ${name} budget of ${limit} ${unit} will not do: about ${ahead.toPrecision(3)} ${unit} to come.`;
      return { breached: false, message };
    }
  }
  return null;
}

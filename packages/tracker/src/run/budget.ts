import type { Sample } from "../report/sample.ts";

/** Limits that a run should stay under: energy in kWh, carbon in kg. */
export interface Budget {
  readonly energyKwh?: number;
  readonly carbonKg?: number;
  /** Over a limit: `warn` warns once; `stop` also ends the command and all that it started (SIGTERM, SIGKILL 10 s later), and the exit code is 1. */
  readonly action: "warn" | "stop";
}

/** null while the run is, and is predicted to stay, under its limits; `breached` false: over a limit by prediction only. */
export function checkBudget(
  budget: Budget,
  sample: Sample,
): { readonly breached: boolean; readonly message: string } | null {
  const checks = [
    {
      name: "energy",
      unit: "kWh",
      limit: budget.energyKwh,
      spent: sample.energyKwh,
      predicted: sample.prediction?.energyKwh.value,
    },
    {
      name: "carbon",
      unit: "kg",
      limit: budget.carbonKg,
      spent: sample.carbonKg,
      predicted:
        sample.prediction && sample.energyKwh > 0
          ? (sample.prediction.energyKwh.value * sample.carbonKg) / sample.energyKwh
          : undefined,
    },
  ];
  for (const { name, unit, limit, spent, predicted } of checks) {
    if (limit === undefined) continue;
    if (spent > limit) {
      return {
        breached: true,
        message: `The ${name} budget of ${limit} ${unit} is used up: ${spent.toPrecision(3)} ${unit}.`,
      };
    }
    if (predicted !== undefined && predicted > limit) {
      const message = `The ${name} budget of ${limit} ${unit} is too small: about ${predicted.toPrecision(3)} ${unit} are predicted.`;
      return { breached: false, message };
    }
  }
  return null;
}

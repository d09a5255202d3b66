import { type Quantity, quantity } from "@green-place/contract";
import { factor } from "@green-place/core";
import type { TrackReport, WhatIfRow } from "./report.ts";
import { operationalKgOf } from "./run-footprint.ts";

/** Somewhere, or some hour, where the same work could have run. */
export interface WhatIfCandidate {
  /** As it is shown: `aws:eu-north-1`, `FR at 13:00`. */
  readonly id: string;
  readonly gramsPerKwh: Quantity<"g/kWh">;
  /** Absent: the run's own. */
  readonly pue?: Quantity<"1">;
}

/**
 * The measured energy elsewhere, greenest first:
 *
 *   carbon = E * PUE * intensity        saving = 100 % * (1 - carbon / operational carbon of the run)
 */
export function whatIf(
  report: Pick<TrackReport, "energyKwh" | "operationalKg" | "pue">,
  candidates: readonly WhatIfCandidate[],
): readonly WhatIfRow[] {
  return candidates
    .map(({ id, gramsPerKwh, pue }): WhatIfRow => {
      const place = {
        intensity: factor("place:intensity", gramsPerKwh, "place", { floor: 0 }),
        pue: factor("place:pue", pue ?? quantity("PUE", report.pue, "1", "run"), "place", { floor: 1 }),
      };
      const carbonKg = operationalKgOf(report.energyKwh.total, place);
      const own = report.operationalKg.value;
      return { id, carbonKg, savingPercent: own > 0 ? 100 * (1 - carbonKg.value / own) : 0 };
    })
    .sort((a, b) => a.carbonKg.value - b.carbonKg.value || (a.id < b.id ? -1 : 1));
}

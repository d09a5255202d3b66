import { GRAMS_PER_KILOGRAM, type Quantity } from "@green-place/contract";
import { divided, productIndependent } from "../meter/range-arithmetic.ts";
import type { TrackReport, WhatIfRow } from "./report.ts";

/** Somewhere, or some hour, or some machine, where the same work could have run. */
export interface WhatIfCandidate {
  /** As it is shown: `aws:eu-north-1`, `FR at 13:00`. */
  readonly id: string;
  readonly gramsPerKwh: Quantity<"g/kWh">;
  /** Absent: the run's own. */
  readonly pue?: Quantity<"1">;
  /** Energy of the same work on that machine over the measured one; absent: the same machine. */
  readonly energyRatio?: Quantity<"1">;
}

/**
 * The measured energy elsewhere, greenest first:
 *
 *   carbon = E * energyRatio * PUE * intensity        saving = 100 % * (1 - carbon / operational carbon of the run)
 */
export function whatIf(
  report: Pick<TrackReport, "energyKwh" | "operationalKg" | "pue">,
  candidates: readonly WhatIfCandidate[],
): readonly WhatIfRow[] {
  return candidates
    .map(({ id, gramsPerKwh, pue, energyRatio }): WhatIfRow => {
      const kgPerKwh = divided(gramsPerKwh, GRAMS_PER_KILOGRAM);
      const factors = [
        report.energyKwh.total,
        pue ?? report.pue,
        kgPerKwh,
        ...(energyRatio ? [energyRatio] : []),
      ];
      const carbonKg = productIndependent(factors);
      const own = report.operationalKg.value;
      return { id, carbonKg, savingPercent: own > 0 ? 100 * (1 - carbonKg.value / own) : 0 };
    })
    .sort((a, b) => a.carbonKg.value - b.carbonKg.value || (a.id < b.id ? -1 : 1));
}

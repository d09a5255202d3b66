import { readFileSync } from "node:fs";
import type { ValidationCase } from "./case-schema.ts";

interface Published {
  readonly source: { readonly publisher: string; readonly url: string };
  readonly zones: readonly {
    readonly zone: string;
    readonly savings: readonly {
      readonly jobHours: number;
      readonly slackHours: number;
      readonly windowPercent: number;
      readonly pausesPercent: number;
    }[];
  }[];
}

/** The savings of `sukprasert.json` as cases. Its own test checks all of them closely; here they count in the table. */
export function timeShiftCases(): ValidationCase[] {
  const text = readFileSync(new URL("./sukprasert.json", import.meta.url), "utf8");
  const { source, zones } = JSON.parse(text) as Published;
  return zones.flatMap(({ zone, savings }) =>
    savings.flatMap(({ jobHours, slackHours, windowPercent, pausesPercent }) =>
      [false, true].map((interruptible): ValidationCase => {
        return {
          id: `sukprasert-${zone}-${jobHours}h-${slackHours}h${interruptible ? "-pauses" : ""}`,
          restates: [`sukprasert2024-zone-${zone}`],
          quantity: "mean saving of deferring a job",
          unit: "%",
          kind: "simulation",
          citation: source.publisher,
          url: source.url,
          given: { model: "time-shift", zone, jobHours, slackHours, interruptible },
          expected: interruptible ? pausesPercent : windowPercent,
          tolerance: {
            absolute: 0.05,
            why: "percentage points; savings and hours are rounded to 0.01",
          },
        };
      }),
    ),
  );
}

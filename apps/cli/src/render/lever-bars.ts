import type { Levers } from "@green-place/core";

const names = ["grid", "hardware", "building", "timing"] as const;
const meaning = {
  grid: "region's grid",
  hardware: "chip and machine",
  building: "building",
  timing: "hour",
} as const;

/** Characters of the longest bar, and of what stands around it. */
const LONGEST = 30;
const TEXT = 50;
const OF_THE_CHANGE = " of the change";

/** The levers of a saving as bars: how much of the change in carbon each of them makes, in per cent of all that is gained and lost. */
export function leverBars(levers: Levers, columns: number | undefined): string[] {
  const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - TEXT;
  const width = Math.max(1, Math.min(LONGEST, room));
  const ending = room < LONGEST + OF_THE_CHANGE.length ? "" : OF_THE_CHANGE;
  const all = names.reduce((sum, name) => sum + Math.abs(levers[name]), 0);
  if (all < 1e-9) return [];
  return names
    .filter((name) => Math.abs(levers[name]) / all >= 0.005)
    .sort((a, b) => Math.abs(levers[b]) - Math.abs(levers[a]))
    .map((name) => {
      const share = Math.abs(levers[name]) / all;
      const bar = "█".repeat(Math.max(1, Math.round(share * width)));
      const factor = Math.exp(-levers[name]);
      return `  ${meaning[name].padEnd(16)} ${bar} ${levers[name] < 0 ? "worse, " : ""}carbon × ${factor.toPrecision(2)} (${Math.round(share * 100)} %${ending})`;
    });
}

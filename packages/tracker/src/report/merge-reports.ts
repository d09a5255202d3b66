import { isDeepStrictEqual } from "node:util";
import { GreenPlaceError, type Range } from "@green-place/contract";
import type { ReportedPart } from "../meter/channel.ts";
import { sum } from "../meter/range-arithmetic.ts";
import { leftOutName } from "./left-out.ts";
import type { TrackReport } from "./report.ts";

/** What of a report its sum is made of. */
export type MergeableReport = Pick<
  TrackReport,
  | "runId"
  | "mode"
  | "durationS"
  | "energyKwh"
  | "carbonKg"
  | "operationalKg"
  | "embodiedKg"
  | "waterLitres"
  | "components"
  | "intensity"
  | "leftOut"
  | "machine"
>;

/** Energy (kWh), carbon (kg) and water (litres) of a job that ran on several nodes. */
export interface MergedReport {
  readonly schemaVersion: 1;
  readonly nodes: number;
  readonly runs: readonly {
    readonly runId: string;
    readonly host: string | null;
    readonly energyKwh: Range;
  }[];
  /** Seconds of the longest run. */
  readonly durationS: number;
  /** A part is null where one node does not know it. */
  readonly energyKwh: { readonly total: Range } & {
    readonly [part in ReportedPart]: Range | null;
  };
  /** Operational, and embodied of the nodes that know it. */
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  /** null where one node does not know it. */
  readonly embodiedKg: Range | null;
  /** null where one node does not know it. */
  readonly waterLitres: Range | null;
  readonly warnings: readonly string[];
  /** Years of the yearly intensities that the runs took as level, ascending; a run without one has none here. */
  readonly levelYears: readonly number[];
  /** Years of the hours that gave the intensities of the runs their shape, ascending. */
  readonly shapeYears: readonly number[];
}

/**
 * Adds the reports of the nodes of one job. A run that is given twice counts once. Low and high add as they are: nodes of one kind share
 * their sensors' and models' errors. A part that is unknown on one node is unknown for all. Throws `E_MERGE` without reports, and for two
 * of one run that differ.
 */
export function mergeReports(reports: readonly MergeableReport[]): MergedReport {
  const byRun = new Map<string, MergeableReport>();
  for (const report of reports) {
    const before = byRun.get(report.runId);
    if (before && !isDeepStrictEqual(before, report))
      throw new GreenPlaceError(
        "E_MERGE",
        `Two reports of the run ${report.runId} differ.`,
        "Give the one that is right; a run counts once.",
      );
    byRun.set(report.runId, report);
  }
  const unique = [...byRun.values()];
  if (unique.length === 0)
    throw new GreenPlaceError(
      "E_MERGE",
      "There are no reports to merge.",
      "Give the JSON reports of the nodes.",
    );
  const warnings: string[] = [];
  if (unique.length < reports.length)
    warnings.push(`${reports.length - unique.length} reports were given twice and count once.`);
  const counting = unique.filter(({ components }) => components.length > 0);
  const machineHosts = counting.filter(({ mode }) => mode === "machine").map(({ machine }) => machine.host);
  const twice = machineHosts.filter((host, index) => host !== null && machineHosts.indexOf(host) !== index);
  for (const host of new Set(twice)) {
    warnings.push(
      `${host} is in several reports in machine mode: if they ran at the same time, its energy is counted more than once.`,
    );
  }
  const withoutEmbodied = counting.filter(({ embodiedKg }) => embodiedKg === null);
  if (withoutEmbodied.length > 0 && withoutEmbodied.length < counting.length) {
    const names = new Set(withoutEmbodied.map(({ machine, runId }) => machine.host ?? `run ${runId}`));
    warnings.push(`The embodied carbon of ${[...names].join(", ")} is not known and not in carbonKg.`);
  }
  for (const { leftOut, machine, runId } of counting) {
    const known = leftOut.filter(({ count }) => count !== null);
    if (known.length > 0)
      warnings.push(
        `The power of ${known.map(leftOutName).join(", ")} of ${machine.host ?? `run ${runId}`} is not known, and left out.`,
      );
  }
  const levelYears = ascending(counting.flatMap(({ intensity }) => intensity.year ?? []));
  if (levelYears.length > 1) {
    warnings.push(
      `The intensities are of different years (${levelYears.join(", ")}): their carbon is added as it is.`,
    );
  }
  const part = (name: ReportedPart): Range | null =>
    sumOfKnown(counting.map(({ energyKwh }) => energyKwh[name]));
  return {
    schemaVersion: 1,
    nodes: new Set(counting.map(({ machine, runId }) => machine.host ?? runId)).size,
    runs: unique.map(({ runId, machine, energyKwh }) => ({
      runId,
      host: machine.host,
      energyKwh: energyKwh.total,
    })),
    durationS: Math.max(...unique.map(({ durationS }) => durationS)),
    energyKwh: {
      total: sum(...unique.map(({ energyKwh }) => energyKwh.total)),
      cpu: part("cpu"),
      gpu: part("gpu"),
      ram: part("ram"),
      auxiliary: part("auxiliary"),
    },
    carbonKg: sum(...unique.map(({ carbonKg }) => carbonKg)),
    operationalKg: sum(...unique.map(({ operationalKg }) => operationalKg)),
    embodiedKg: sumOfKnown(counting.map(({ embodiedKg }) => embodiedKg)),
    waterLitres: sumOfKnown(counting.map(({ waterLitres }) => waterLitres)),
    warnings,
    levelYears,
    shapeYears: ascending(counting.flatMap(({ intensity }) => intensity.shapeYears ?? [])),
  };
}

const ascending = (years: readonly number[]): readonly number[] => [...new Set(years)].sort((a, b) => a - b);

/** null where one of them is, or where there are none. */
function sumOfKnown(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((range) => range !== null);
  return known.length === ranges.length && known.length > 0 ? sum(...known) : null;
}

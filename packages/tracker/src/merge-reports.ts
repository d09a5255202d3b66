import { GreenPlaceError } from "@green-place/contract";
import type { Range, TrackReport } from "./run/report.ts";

/** Energy and carbon of a job that ran on several nodes. */
export interface MergedReport {
  readonly schemaVersion: 1;
  readonly nodes: number;
  readonly runs: readonly {
    readonly runId: string;
    readonly host: string | null;
    readonly energyKwh: Range;
  }[];
  readonly durationS: number;
  readonly energyKwh: { readonly total: Range } & {
    readonly [part in "cpu" | "gpu" | "ram" | "rest"]: Range | null;
  };
  readonly carbonKg: Range;
  readonly waterLitres: Range | null;
  readonly warnings: readonly string[];
}

const add = (ranges: readonly Range[]): Range =>
  ranges.reduce((a, b) => ({ low: a.low + b.low, value: a.value + b.value, high: a.high + b.high }), {
    low: 0,
    value: 0,
    high: 0,
  });

/**
 * Adds the reports of the nodes of one job. A run that is given twice counts once. Low and high add as they are: nodes of one kind share
 * their sensors' and models' errors. A part that is unknown on one node is unknown for all. Throws `E_MERGE` without reports.
 */
export function mergeReports(reports: readonly TrackReport[]): MergedReport {
  const unique = [...new Map(reports.map((report) => [report.runId, report])).values()];
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
  const part = (name: "cpu" | "gpu" | "ram" | "rest"): Range | null => {
    const ranges = counting.map(({ energyKwh }) => energyKwh[name]);
    const known = ranges.filter((range) => range !== null);
    return known.length === ranges.length && known.length > 0 ? add(known) : null;
  };
  const water = counting.map(({ waterLitres }) => waterLitres);
  const knownWater = water.filter((range) => range !== null);
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
      total: add(unique.map(({ energyKwh }) => energyKwh.total)),
      cpu: part("cpu"),
      gpu: part("gpu"),
      ram: part("ram"),
      rest: part("rest"),
    },
    carbonKg: add(unique.map(({ carbonKg }) => carbonKg)),
    waterLitres: knownWater.length === water.length && water.length > 0 ? add(knownWater) : null,
    warnings,
  };
}

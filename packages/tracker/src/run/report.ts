import type { Rank } from "../attribution/rank.ts";
import type { Spread } from "../meter/cpu-load-power.ts";
import type { PlaceHow } from "../place/place.ts";

/** A number with its range, as it stands in JSON. */
export type Range = Spread;

export interface ReportComponent {
  readonly name: "cpu" | "gpu" | "ram" | "rest";
  readonly energyKwh: Range;
  readonly meanWatts: number;
  readonly how: "measured" | "modelled" | "assumed";
  readonly sensor: string;
  /** What went wrong or is special: `wrap`, `failed-read`, `reset`, `mirrored`, `gap:12s`, … */
  readonly flags: readonly string[];
}

export interface ReportTask {
  readonly name: string;
  readonly startS: number;
  readonly durationS: number;
  readonly energyKwh: Range;
  /** Operational. */
  readonly carbonKg: Range;
}

/** The same energy somewhere else. */
export interface WhatIfRow {
  readonly id: string;
  readonly carbonKg: Range;
  readonly savingPercent: number;
}

/** What a run came to: the JSON report. Energy is the machine's own; carbon has the building's overhead (PUE) in it. */
export interface TrackReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "green-place"; readonly version: string };
  readonly runId: string;
  readonly project: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationS: number;
  readonly mode: "machine" | "process";
  readonly exitCode: number | null;
  /** Whether the tracker was cut off and this was put together from its journal. */
  readonly recovered: boolean;
  /** A part is null where nothing measured or modelled it. */
  readonly energyKwh: { readonly total: Range } & {
    readonly [part in "cpu" | "gpu" | "ram" | "rest"]: Range | null;
  };
  readonly facilityEnergyKwh: Range;
  /** Operational and embodied together. */
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  /** Of the whole machine for the time of the run, also in process mode. null: the machine's embodied carbon is not known. */
  readonly embodiedKg: Range | null;
  /** On-site water; null: the site's water use is not known. */
  readonly waterLitres: Range | null;
  readonly components: readonly ReportComponent[];
  readonly place: {
    readonly zone: string | null;
    readonly how: PlaceHow;
    readonly provider: string | null;
    readonly region: string | null;
    readonly country: string | null;
  };
  /** g/kWh; mean over the energy used where it changes with the hour. */
  readonly intensity: Range & {
    readonly unit: "g/kWh";
    readonly year: number | null;
    readonly hourly: boolean;
    readonly source: string;
  };
  readonly pue: Range;
  readonly attribution: {
    /** How CPU time of the processes was found; null in machine mode. */
    readonly cpuTimeFrom: string | null;
    readonly processCpuS: number | null;
    /** Idle energy and that of others, seen by the CPU sensors and not counted. null in machine mode. */
    readonly unattributedKwh: Range | null;
    readonly threads: number;
    readonly limits: readonly string[];
    /** Among the processes of one job; null outside one. */
    readonly rank: Rank | null;
  };
  readonly tasks: readonly ReportTask[];
  readonly selfOverhead: {
    readonly cpuS: number | null;
    readonly cpuShare: number | null;
    readonly energyKwh: number | null;
    readonly rssMib: number | null;
    readonly startMs: number | null;
  };
  /** Of the machine or the container over the run, also in process mode; null: not known. */
  readonly utilisation: {
    /** Busy share, 0 to 1. */
    readonly cpu: number | null;
    /** Busy share, 0 to 1, mean over the GPUs. */
    readonly gpu: number | null;
    /** Mean memory in use over `machine.memoryGib`, 0 to 1. */
    readonly memory: number | null;
    readonly memoryGib: number | null;
  };
  readonly whatIf: readonly WhatIfRow[];
  readonly machine: {
    readonly host: string | null;
    readonly os: string | null;
    readonly cpuModel: string | null;
    readonly gpus: readonly string[];
    readonly memoryGib: number | null;
  };
  readonly warnings: readonly string[];
}

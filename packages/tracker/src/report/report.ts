import type { Range, Source } from "@green-place/contract";
import type { Assumption } from "@green-place/core";
import type { Rank } from "../attribution/rank.ts";
import type { How, ReportedPart } from "../meter/channel.ts";
import type { PlaceHow } from "../place/place.ts";

/** One part of the machine, as one sensor or model saw it. */
export interface ReportComponent {
  readonly name: ReportedPart;
  readonly energyKwh: Range;
  /** Mean over the run. */
  readonly meanWatts: number;
  readonly how: How;
  /** `rapl`, `nvidia-smi`, `cpu-load`, … */
  readonly sensor: string;
  /** What went wrong or is special: `wrap`, `failed-read`, `reset`, `mirrored`, `gap:12s`, … */
  readonly flags: readonly string[];
}

/** Something of the machine that draws power and is in no figure of the report. */
export interface LeftOut {
  readonly part: "cpu" | "gpu" | "ram";
  /** As its maker names it, or the sensor that should read it. */
  readonly device: string;
  /** null: it can't be told whether the machine has one. */
  readonly count: number | null;
  /** Why its power is not known: the end of a sentence. */
  readonly why: string;
}

/** A named part of the run. */
export interface ReportTask {
  readonly name: string;
  /** Seconds from the start of the run. */
  readonly startS: number;
  readonly durationS: number;
  readonly energyKwh: Range;
  /** Operational. */
  readonly carbonKg: Range;
}

/** The same energy somewhere else. */
export interface WhatIfRow {
  /** As its candidate names it. */
  readonly id: string;
  /** Operational. */
  readonly carbonKg: Range;
  /** Of the run's operational carbon; below 0 where it would have been more. */
  readonly savingPercent: number;
}

/**
 * The result of a run, as it is written to JSON. `energyKwh` is the machine's own; `facilityEnergyKwh` and carbon have the building's
 * overhead (PUE) in them. Fields end in their unit: Kwh, Kg, Litres, S for seconds, Ms, Gib, Mib.
 */
export interface TrackReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "green-place"; readonly version: string };
  readonly runId: string;
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** ISO 8601, UTC. */
  readonly endedAt: string;
  readonly durationS: number;
  readonly mode: "machine" | "process";
  /** Of the command; null: none was given. */
  readonly exitCode: number | null;
  /** Whether the tracker was killed, and `recover` made this report from its journal. */
  readonly recovered: boolean;
  /** A part is null where something of it is neither measured nor modelled: unknown, not 0. The total then has what is known. */
  readonly energyKwh: { readonly total: Range } & {
    readonly [part in ReportedPart]: Range | null;
  };
  readonly facilityEnergyKwh: Range;
  /** Operational, and embodied where that is known. */
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  /** Of the whole machine for the time of the run, also in process mode. null: the machine's embodied carbon is not known. */
  readonly embodiedKg: Range | null;
  /** On site and in making the electricity, as `estimate` counts it; null: the site's water use is not known. */
  readonly waterLitres: Range | null;
  readonly components: readonly ReportComponent[];
  /** What energy, carbon and water leave out, because its power is not known; empty: nothing that is known of. */
  readonly leftOut: readonly LeftOut[];
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
    /** Of the yearly figure, which is the level; null: not known, or stated by the user. */
    readonly year: number | null;
    /** Whether it followed the hour. */
    readonly hourly: boolean;
    /** The years whose hours gave it its shape; null: it did not follow the hour, or they are not known. */
    readonly shapeYears: readonly number[] | null;
    readonly source: string;
  };
  /** Power usage effectiveness of the building, 1 or more. */
  readonly pue: Range;
  readonly attribution: {
    /** How CPU time of the processes was found; null in machine mode. */
    readonly cpuTimeFrom: string | null;
    readonly processCpuS: number | null;
    /** Energy of idle time and of other processes, which the CPU sensors saw and the run is not charged with. null in machine mode. */
    readonly unattributedKwh: Range | null;
    /** CPU threads that the run might use; not whole under a quota. */
    readonly threads: number;
    /** Limits of a container, in words. */
    readonly limits: readonly string[];
    /** null outside a job of several processes. */
    readonly rank: Rank | null;
  };
  readonly tasks: readonly ReportTask[];
  /** What the tracker itself used; null: not known. */
  readonly selfOverhead: {
    readonly cpuS: number | null;
    /** Of one CPU thread, over the run. */
    readonly cpuShare: number | null;
    readonly energyKwh: number | null;
    readonly rssMib: number | null;
    /** From the call to the first sample. */
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
    /** Mean memory in use. */
    readonly memoryGib: number | null;
  };
  /** Greenest first; empty where nothing was compared. */
  readonly whatIf: readonly WhatIfRow[];
  readonly machine: {
    readonly host: string | null;
    readonly os: string | null;
    readonly cpuModel: string | null;
    /** A name for each GPU that was measured. */
    readonly gpus: readonly string[];
    /** Of the machine, or of the container's limit. */
    readonly memoryGib: number | null;
  };
  readonly warnings: readonly string[];
  /** The named defaults that the numbers rest on where no fact was known. */
  readonly assumptions: readonly Assumption[];
  /** The sources of facts and defaults, by the ids that they name them with. */
  readonly sources: Readonly<Record<string, Source>>;
}

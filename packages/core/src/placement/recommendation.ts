import type { Market, Range, Signal, Source, ZoneSeries } from "@green-place/contract";
import type { Assumption } from "../assumptions/assumption.ts";
import type { Coverage } from "../estimate/exclusions.ts";
import type { Job } from "../workload/job.ts";
import type { ContestedSignal } from "./contested-signal.ts";
import type { Explanation } from "./explanation.ts";
import type { Levers } from "./saving-attribution.ts";
import type { SecondOpinion } from "./second-opinion.ts";
import type { WithheldOpinion } from "./withheld-opinion.ts";

/** What a placement costs; `basis` says whether it is a list price or derived from other list prices. */
export interface Cost {
  /** For the whole job and all instances, US dollars. */
  readonly value: number;
  readonly perHour: number;
  readonly market: Market;
  readonly basis: "list" | "derived";
  readonly asOf: string;
}

/** When a job should run in this place, by hourly data. */
export interface Timing {
  readonly end: string;
  readonly slots: readonly { readonly start: string; readonly end: string }[];
  readonly savingPercent: number;
  readonly worthWaiting: boolean;
  /** What the hours rest on. */
  readonly basis: ZoneSeries["basis"];
  /** The years of those hours, which give the shape; `intensity.year` is that of the level. Empty where they are of no past year. */
  readonly shapeYears: readonly number[];
}

/** One way to run the job. Every range is the middle 90 %, its unit is in its name. */
export interface PlacementOption {
  readonly rank: number;
  readonly provider: string;
  readonly region: string;
  readonly regionName: string;
  readonly country: string;
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly accelerator: { readonly id: string; readonly count: number } | null;
  /** Running time on this machine, h. */
  readonly hours: number;
  /** ISO 8601, or null when no hour was chosen. */
  readonly start: string | null;
  readonly timing: Timing | null;
  /** At the building's meter: PUE included. */
  readonly energyKwh: Range;
  /** Operational, and embodied where that is counted. */
  readonly carbonKg: Range;
  readonly operationalKg: Range;
  /** null: it was left out. */
  readonly embodiedKg: Range | null;
  readonly waterLitres: Range;
  readonly costUsd: Cost | null;
  /** g CO2e per kWh while the job runs. */
  readonly intensity: Range & { readonly zone: string; readonly year: number };
  readonly pue: Range;
  /**
   * Share of the draws in which none of those that were drawn emits less, 0 to 1. null of those that were not: with more than three
   * times the median carbon of the greenest (more where publishers contradict each other on its grid), or behind the first 2,000.
   */
  readonly probabilityBest: number | null;
  /** No other is at least as good in carbon and in cost and better in one; false where the cost is unknown. */
  readonly paretoOptimal: boolean;
  /** Null without a baseline. */
  readonly levers: Levers | null;
  readonly warnings: readonly string[];
  /** Ids of `sources`. */
  readonly sources: readonly string[];
}

/** What the options are compared with. */
export interface Baseline {
  readonly provider: string;
  readonly region: string;
  readonly instanceType: string;
  readonly carbonKg: Range;
  readonly energyKwh: Range;
  readonly costUsd: Cost | null;
  /** One sentence on how it was chosen. */
  readonly how: string;
}

export interface Recommendation {
  /** `version` is that of the package, or says that the data was fetched live. */
  readonly data: readonly { readonly id: string; readonly version?: string; readonly asOf: string }[];
  readonly signal: Signal & { readonly year: number };
  readonly job: Job;
  readonly baseline: Baseline | null;
  readonly options: readonly PlacementOption[];
  /** Set when the first two options cannot be told apart. */
  readonly tie: { readonly between: readonly [string, string]; readonly probability: number } | null;
  /** Set where publishers contradict each other about the ranking's own signal. */
  readonly contested: ContestedSignal | null;
  /** What another signal would choose among the same placements; null without a source of one, or when it was withheld. */
  readonly secondOpinion: SecondOpinion | null;
  /** Set when that choice is too doubtful to be told. */
  readonly secondOpinionWithheld: WithheldOpinion | null;
  /** What has to be known to read the ranking as a whole, in sentences. */
  readonly warnings: readonly string[];
  readonly coverage: Coverage;
  /** Of the option that was to be explained; absent when none was. */
  readonly explanation?: Explanation;
  readonly assumptions: readonly Assumption[];
  readonly sources: Readonly<Record<string, Source>>;
}

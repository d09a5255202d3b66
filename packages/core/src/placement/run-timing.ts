import type { Lookup, Region, ZoneSeries } from "@green-place/contract";

/** When a job would run in a region, and what that does to the intensity it meets. */
export interface RunTiming {
  readonly startMs: number;
  readonly endMs: number;
  /** More than one when the job pauses. */
  readonly slots: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Mean intensity while running over the zone's mean of the year. */
  readonly ratio: number;
  /** The same for starting at once. */
  readonly ratioNow: number;
  /** Of the intensity now; 0 when now is best. */
  readonly savingPercent: number;
  readonly worthWaiting: boolean;
  /** What the hours rest on. */
  readonly basis: ZoneSeries["basis"];
  /** The years of those hours; empty where they are of no past year. */
  readonly shapeYears: readonly number[];
  readonly source: string;
}

/** Chooses the hours of a job in a region; answers `no-hourly-data` and the like where it cannot. */
export type TimingPlanner = (region: Region, hours: number) => Lookup<RunTiming>;

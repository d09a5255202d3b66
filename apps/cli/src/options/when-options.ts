import { conversions } from "@green-place/core";
import type { Format } from "./format-option.ts";

/** How long a job runs, where, and how far it may be moved; times in hours, instants in milliseconds since 1970. */
export interface TimingOptions {
  duration: number;
  within?: number;
  zone?: string;
  region?: string;
  intensityFile?: string;
  interruptible?: true;
  restartOverhead?: number;
  at?: number;
  history?: number;
  profile?: true;
  data?: "live";
  signal: "average" | "marginal";
  strict?: true;
}

/** What `when` was asked. */
export interface WhenOptions extends TimingOptions {
  backtest?: true;
  format: Format;
}

export const milliseconds = (hours: number): number => Math.round(hours * conversions.MILLISECONDS_PER_HOUR);

import { conversions } from "@green-place/core";
import type { Format } from "./format-option.ts";

/** What `when` was asked; times in hours, instants in milliseconds since 1970. */
export interface WhenOptions {
  duration: number;
  within: number;
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
  backtest?: true;
  format: Format;
  strict?: true;
}

export const milliseconds = (hours: number): number => Math.round(hours * conversions.MILLISECONDS_PER_HOUR);

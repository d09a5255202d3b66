import { GreenPlaceError } from "@green-place/contract";

/** What the process says about how it went; documented in `green-place --help`. */
export const exitCode = {
  done: 0,
  policyBreached: 1,
  calledWrongly: 2,
  nothingEligible: 3,
  dataMissing: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Every mistake that green-place names is the caller's, unless it says that data is missing. */
export const exitCodeOf = (error: unknown): ExitCode =>
  GreenPlaceError.isInstance(error) && error.name === "DataMissingError"
    ? exitCode.dataMissing
    : exitCode.calledWrongly;

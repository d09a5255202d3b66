import { GreenPlaceError } from "@green-place/contract";

/** What the process says about how it went; documented in `green-place --help`. `run` and `track` pass on their command's own. */
export const exitCode = {
  done: 0,
  /** What was to be checked did not pass: a provider in its test, a budget of `track` (whose code the tracker gives). */
  checkFailed: 1,
  calledWrongly: 2,
  nothingEligible: 3,
  dataMissing: 4,
  /** An error of ours in the program: `EX_SOFTWARE` of sysexits.h. */
  internalError: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Every mistake that green-place names is the caller's, unless it says that data is missing. */
export const exitCodeOf = (error: unknown): ExitCode =>
  GreenPlaceError.isInstance(error) && error.name === "DataMissingError"
    ? exitCode.dataMissing
    : exitCode.calledWrongly;

import { GreenPlaceError } from "@green-place/core";

/** What the process says about how it went; documented in `green-place --help`. */
export const exitCode = {
  done: 0,
  policyBreached: 1,
  calledWrongly: 2,
  nothingEligible: 3,
  dataMissing: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An error that carries its own exit code, for everything that is not the caller's mistake. */
export class ExitError extends GreenPlaceError {
  readonly exitCode: ExitCode;

  constructor(code: ExitCode, id: string, message: string, hint: string) {
    super(id, message, hint);
    this.exitCode = code;
  }
}

/** Every mistake that green-place names is the caller's unless it says otherwise. */
export const exitCodeOf = (error: unknown): ExitCode =>
  GreenPlaceError.isInstance(error) && "exitCode" in error
    ? (error.exitCode as ExitCode)
    : exitCode.calledWrongly;

import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** The exit code of a list; an empty one is said on stderr, so that it is not taken for an answer. */
export function listExit(count: number, what: string, terminal: Terminal): ExitCode {
  if (count > 0) return exitCode.done;
  terminal.err(`green-place: no ${what} matches. Leave a filter out to see more.\n`);
  return exitCode.nothingEligible;
}

import { GreenPlaceError } from "@green-place/contract";
import { printable } from "@green-place/core";
import { CommanderError } from "commander";
import { exitCode, exitCodeOf } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** A sentence that quotes more than that is cut in the middle: what is wrong stands at its start, what next at its end. */
const MOST_CHARACTERS = 1_500;

const sayable = (text: string): string =>
  printable(
    text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 500)} … ${text.slice(-500)}` : text,
  );

/** Writes an error to stderr, as a sentence with what to do next, and returns the exit code; `debug` adds the stack. */
export function reportError(error: unknown, debug: boolean, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.done;
    terminal.err(`green-place: ${sayable(sentenceOf(error))}\n`);
    return exitCode.calledWrongly;
  }
  if (GreenPlaceError.isInstance(error)) {
    terminal.err(`green-place: ${sayable(`${error.message} ${error.hint}`)}\n`);
    if (debug) terminal.err(`${error.code}\n${error.stack}\n`);
    return exitCodeOf(error);
  }
  const what = error instanceof Error ? error.message : String(error);
  terminal.err(`green-place: internal error: ${sayable(what)}\n`);
  terminal.err(
    debug && error instanceof Error
      ? `${error.stack}\n`
      : "Add --debug for the details, and please report them.\n",
  );
  return exitCode.internalError;
}

/** Commander's own words, as one sentence with what to do next. */
function sentenceOf(error: CommanderError): string {
  if (error.code === "commander.help") return "Say which command to run. `green-place --help` lists them.";
  const text = error.message
    .replace(/^error: /, "")
    .replace(/\n\(Did you mean (.*)\?\)/, ". Did you mean $1?");
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(sentence) ? sentence : `${sentence}. Add --help for its options.`;
}

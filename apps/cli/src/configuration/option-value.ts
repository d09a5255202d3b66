import { InvalidArgumentError, type Option } from "commander";
import { list } from "../options/parse-list.ts";
import type { OptionValue } from "./configuration.ts";

/** What an option makes of a value from the configuration or the environment. */
export type OptionOutcome =
  /** `value` is undefined where the option is as if its flag were not given. */
  | { readonly accepted: true; readonly value: unknown }
  | { readonly accepted: false; readonly expected: string };

/** Reads a value as the option's flag would be read; a switch, and an option that may stand without a value, take true and false. */
export function optionOutcome(option: Option, given: OptionValue): OptionOutcome {
  const said = onOrOff(given);
  if (option.isBoolean()) return said === undefined ? notOnOrOff : accepted(said ? true : undefined);
  if (option.negate) return said === undefined ? notOnOrOff : accepted(said ? undefined : false);
  if (option.optional && said !== undefined) return accepted(said ? true : undefined);
  if (typeof given === "boolean") return refused("Expected a value.");
  if (typeof given === "object" && option.parseArg !== list)
    return refused("Expected one value, not a list.");
  const text = typeof given === "object" ? given.join(",") : String(given);
  if (!option.parseArg) return accepted(text);
  try {
    return accepted(option.parseArg(text, undefined));
  } catch (error) {
    if (error instanceof InvalidArgumentError) return refused(error.message);
    throw error;
  }
}

function onOrOff(given: OptionValue): boolean | undefined {
  const text = String(given).toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : undefined;
}

const accepted = (value: unknown): OptionOutcome => ({ accepted: true, value });
const refused = (expected: string): OptionOutcome => ({ accepted: false, expected });
const notOnOrOff = refused("Expected true or false.");

import { nearestNames } from "@green-place/core";
import type { Option } from "commander";
import { ConfigurationError } from "./configuration-error.ts";
import { type Setting, VARIABLE_PREFIX, variableName } from "./setting.ts";

/** No command has the option, or the one that the setting is for has not. */
export function unknownOption(
  { name, command, place, written }: Setting,
  known: readonly Option[],
): ConfigurationError {
  const isVariable = written.startsWith(VARIABLE_PREFIX);
  const near = nearestNames(name, new Set(known.map((option) => option.attributeName())));
  const names = near.map((each) => (isVariable ? variableName(command, each) : each));
  return new ConfigurationError(
    place,
    command === undefined
      ? `no command has an option "${written}".`
      : `the command "${command}" has no option "${written}".`,
    names.length > 0
      ? `Did you mean ${names.join(" or ")}?`
      : `\`green-place ${command ?? "<command>"} --help\` lists the options.`,
  );
}

/** No command accepts the value, or the one that the setting is for does not. */
export function notUsable(
  { place, command, written, value }: Setting,
  expected: readonly string[],
): ConfigurationError {
  const owner = command === undefined ? "" : ` of ${command}`;
  return new ConfigurationError(
    written.startsWith(VARIABLE_PREFIX) ? written : `${place}, option "${written}"${owner}`,
    `"${String(value)}" is not usable. ${expected.join(" Or: ")}`,
    "Correct it or remove it.",
  );
}

/** Two values for one command exclude each other. */
export const clash = (one: Setting, other: Setting): ConfigurationError =>
  new ConfigurationError(
    one.place,
    `"${one.written}" and "${other.written}" cannot be used together.`,
    "Remove one of the two.",
  );

import { nearestNames } from "@green-place/core";
import { type Command, InvalidArgumentError, type Option } from "commander";
import type { Configuration, OptionValue } from "./configuration.ts";
import { ConfigurationError } from "./configuration-error.ts";

const PREFIX = "GREEN_PLACE_";
/** Where data and unfinished work are kept, and what `run` tells the commands it runs: no option stands behind them. */
const ownVariables = new Set([
  "GREEN_PLACE_CACHE",
  "GREEN_PLACE_STATE_DIR",
  "GREEN_PLACE_RUN",
  "GREEN_PLACE_PID",
]);
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Lets the configuration and `GREEN_PLACE_<OPTION>` variables give a command's options: the configuration below the
 * environment, both below the flags. Takes effect when the command parses, after its flags and before it misses any.
 * A bad value throws `E_CONFIGURATION` that says where it stands.
 */
export function applyConfiguration(
  command: Command,
  configuration: Configuration | undefined,
  env: Environment,
): void {
  const parseOptions = command.parseOptions.bind(command);
  command.parseOptions = (argv) => {
    const parsed = parseOptions(argv);
    const flags = command.options.filter((option) => sourceOf(command, option) === "cli");
    for (const option of command.options) {
      const key = option.attributeName();
      if (sourceOf(command, option) !== undefined || flags.some((flag) => excludes(flag, option))) continue;
      const variable = `${PREFIX}${snakeCase(key).toUpperCase()}`;
      const text = env[variable];
      const configured = configuredValue(configuration, key);
      if (text !== undefined && text !== "")
        command.setOptionValueWithSource(key, optionValue(option, text, variable), "env");
      else if (configured !== undefined)
        command.setOptionValueWithSource(
          key,
          optionValue(option, configured, `Configuration, option "${key}"`),
          "config",
        );
    }
    return parsed;
  };
}

/** Where the value of an option comes from; undefined for a default or none. */
function sourceOf(command: Command, option: Option): string | undefined {
  const source = command.getOptionValueSource(option.attributeName());
  return source === "default" ? undefined : source;
}

/** Whether two options cannot be given together, whichever of them says so: a flag then puts aside what stands below it. */
function excludes(one: Option, other: Option): boolean {
  const conflicts = (option: Option): readonly string[] =>
    (option as Option & { readonly conflictsWith: readonly string[] }).conflictsWith;
  return conflicts(one).includes(other.attributeName()) || conflicts(other).includes(one.attributeName());
}

/**
 * Refuses option names in the configuration and `GREEN_PLACE_…` variables that no command has.
 * `optionNames` (camel case) is asked for only where a name is not the called command's own.
 */
export async function refuseUnknownOptions(
  own: ReadonlySet<string>,
  optionNames: () => Promise<ReadonlySet<string>>,
  configuration: Configuration | undefined,
  env: Environment,
): Promise<void> {
  const named = [
    ...Object.keys(configuration?.options ?? {}).map((name) => ({ name: camelCase(name), shown: name })),
    ...Object.keys(env)
      .filter((name) => name.startsWith(PREFIX) && !ownVariables.has(name) && env[name] !== "")
      .map((shown) => ({ name: camelCase(shown.slice(PREFIX.length).toLowerCase()), shown })),
  ].filter(({ name }) => !own.has(name));
  if (named.length === 0) return;
  const all = await optionNames();
  for (const { name, shown } of named) {
    if (all.has(name)) continue;
    const near = nearestNames(name, all).map((known) =>
      shown.startsWith(PREFIX) ? `${PREFIX}${snakeCase(known).toUpperCase()}` : known,
    );
    throw new ConfigurationError(
      shown.startsWith(PREFIX) ? "Environment" : "Configuration",
      `no command has an option "${shown}".`,
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : "`green-place --help` lists the commands, and each its options.",
    );
  }
}

function configuredValue(configuration: Configuration | undefined, key: string): OptionValue | undefined {
  const options = configuration?.options ?? {};
  const name = Object.keys(options).find((candidate) => camelCase(candidate) === key);
  return name === undefined ? undefined : options[name];
}

function optionValue(option: Option, given: OptionValue, where: string): unknown {
  const refuse = (expected: string): never => {
    throw new ConfigurationError(
      where,
      `"${String(given)}" is not usable. ${expected}`,
      "Mend it or remove it.",
    );
  };
  if (option.isBoolean() || option.negate) {
    const text = String(given).toLowerCase();
    if (text === "true" || text === "1") return true;
    return text === "false" || text === "0" ? false : refuse("Expected true or false.");
  }
  if (typeof given === "boolean") return refuse("Expected a value.");
  const text = typeof given === "object" ? given.join(",") : String(given);
  if (!option.parseArg) return text;
  try {
    return option.parseArg(text, undefined);
  } catch (error) {
    if (error instanceof InvalidArgumentError) return refuse(error.message);
    throw error;
  }
}

const snakeCase = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const camelCase = (name: string): string =>
  name.replace(/^-+/, "").replace(/[-_]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

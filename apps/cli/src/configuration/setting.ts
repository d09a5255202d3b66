import type { Configuration, OptionValue, OptionValues } from "./configuration.ts";

/** What the configuration or the environment says about an option. */
export interface Setting {
  /** Name of the option, in camel case. */
  readonly name: string;
  readonly value: OptionValue;
  readonly source: "config" | "env";
  /** The command that it is for, such as `providers list`; undefined for every command that has the option. */
  readonly command: string | undefined;
  /** Name of the configuration file, or `Environment`. */
  readonly place: string;
  /** The name as it is written there. */
  readonly written: string;
}

export const VARIABLE_PREFIX = "GREEN_PLACE_";

/** Variables that no option stands behind: folders of ours, and what `run` and `track` tell the commands that they run. */
const otherVariables = new Set([
  "GREEN_PLACE_CACHE",
  "GREEN_PLACE_CONFIG",
  "GREEN_PLACE_PID",
  "GREEN_PLACE_RUN",
  "GREEN_PLACE_STATE_DIR",
  "GREEN_PLACE_TRACK",
  "GREEN_PLACE_TRUST",
]);

/** All that a configuration says about options; `file` is its name. */
export function configurationSettings({ options, commands = {} }: Configuration, file: string): Setting[] {
  const settings = (values: OptionValues, command?: string): Setting[] =>
    Object.entries(values).map(([written, value]) => ({
      name: camelCase(written),
      value,
      source: "config",
      command,
      place: file,
      written,
    }));
  return [
    ...settings(options ?? {}),
    ...Object.entries(commands).flatMap(([command, values]) => settings(values, command)),
  ];
}

/**
 * All that `GREEN_PLACE_<OPTION>` and `GREEN_PLACE_<COMMAND>_<OPTION>` variables say; an empty one says nothing.
 * `commands` are the names that a variable may begin with; of two that fit, the longer one is meant.
 */
export function environmentSettings(
  env: Readonly<Record<string, string | undefined>>,
  commands: readonly string[],
): Setting[] {
  return Object.entries(env).flatMap(([variable, value]): Setting[] => {
    if (!variable.startsWith(VARIABLE_PREFIX) || otherVariables.has(variable) || !value) return [];
    const command = commands
      .filter((name) => variable.startsWith(variableName(name, "")))
      .sort((one, other) => other.length - one.length)[0];
    const option = variable.slice(variableName(command, "").length);
    const name = camelCase(option.toLowerCase());
    return [{ name, value, source: "env", command, place: "Environment", written: variable }];
  });
}

/** `GREEN_PLACE_WITHIN`, `GREEN_PLACE_PROVIDERS_LIST_FORMAT` */
export const variableName = (command: string | undefined, option: string): string => {
  const prefix = command === undefined ? "" : `${command.replaceAll(" ", "_")}_`;
  const snake = option.replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `${VARIABLE_PREFIX}${prefix}${snake}`.toUpperCase();
};

const camelCase = (name: string): string =>
  name.replace(/^-+/, "").replace(/[-_]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

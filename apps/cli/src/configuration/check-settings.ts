import { nearestNames } from "@green-place/core";
import type { Command } from "commander";
import { ConfigurationError } from "./configuration-error.ts";
import { namedCommands } from "./named-commands.ts";
import { type OptionOutcome, optionOutcome } from "./option-value.ts";
import { settableOptions } from "./settable-options.ts";
import type { Setting } from "./setting.ts";
import { notUsable, unknownOption } from "./setting-error.ts";
import { type SettingSources, settingsOf } from "./setting-sources.ts";

type Commands = ReadonlyMap<string, Command>;

/**
 * Refuses, with `E_CONFIGURATION`, what is set for all commands and none of them can use: an option that none has, a value that
 * none accepts. `allCommands` is asked for only where the called ones cannot use a setting.
 */
export async function checkSharedSettings(
  settings: readonly Setting[],
  called: Commands,
  allCommands: () => Promise<Commands>,
): Promise<void> {
  const shared = settings.filter(({ command }) => command === undefined);
  const open = shared.filter((setting) => !outcomesOf(setting, called).some(({ accepted }) => accepted));
  if (open.length === 0) return;
  const commands = await allCommands();
  for (const setting of open) checkUsable(setting, commands);
}

/** Refuses settings for a command that does not exist. Subcommands are known only where `names` holds some of their command. */
export function checkCommandNames(settings: readonly Setting[], names: readonly string[]): void {
  for (const { command, place } of settings) {
    if (command === undefined || names.includes(command)) continue;
    const [parent] = command.split(" ");
    const hasUnknownChildren =
      parent !== command && names.includes(parent!) && !names.some((name) => name.startsWith(`${parent} `));
    if (hasUnknownChildren) continue;
    const near = nearestNames(command, names);
    throw new ConfigurationError(
      place,
      `there is no command "${command}".`,
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`green-place --help` lists the commands.",
    );
  }
}

/** Refuses whatever cannot be used, whichever command is called. */
export function checkAllSettings(sources: SettingSources, all: readonly Command[]): void {
  const commands = namedCommands(all);
  const names = [...commands.keys()];
  const settings = settingsOf(sources, names);
  checkCommandNames(settings, names);
  for (const setting of settings) {
    const own = setting.command === undefined ? undefined : commands.get(setting.command);
    checkUsable(setting, own ? new Map([[setting.command!, own]]) : commands);
  }
}

function checkUsable(setting: Setting, commands: Commands): void {
  const outcomes = outcomesOf(setting, commands);
  if (outcomes.length === 0) throw unknownOption(setting, [...commands.values()].flatMap(settableOptions));
  const refusals = outcomes.flatMap((outcome) => (outcome.accepted ? [] : [outcome.expected]));
  if (refusals.length === outcomes.length) throw notUsable(setting, [...new Set(refusals)]);
}

const outcomesOf = ({ name, value }: Setting, commands: Commands): OptionOutcome[] =>
  [...commands.values()]
    .flatMap(settableOptions)
    .filter((option) => option.attributeName() === name)
    .map((option) => optionOutcome(option, value));

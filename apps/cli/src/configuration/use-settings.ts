import type { Command } from "commander";
import { applySettings } from "./apply-settings.ts";
import { checkCommandNames, checkSharedSettings } from "./check-settings.ts";
import { namedCommands } from "./named-commands.ts";
import { type SettingSources, settingsOf } from "./setting-sources.ts";

/** What settings may name. */
export interface KnownCommands {
  /** All commands, without their subcommands. */
  readonly names: readonly string[];
  /** Builds all commands. */
  all(): Promise<readonly Command[]>;
}

/** Lets the configuration and the environment give options of a command and its subcommands. Throws `E_CONFIGURATION` if `check`. */
export async function useSettings(
  command: Command,
  sources: SettingSources,
  known: KnownCommands,
  check: boolean,
): Promise<void> {
  const called = namedCommands([command]);
  const names = [...new Set([...known.names, ...called.keys()])];
  const settings = settingsOf(sources, names);
  if (check) {
    checkCommandNames(settings, names);
    await checkSharedSettings(settings, called, async () => namedCommands(await known.all()));
  }
  for (const [name, each] of called) applySettings(each, name, settings);
}

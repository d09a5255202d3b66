import type { Command } from "commander";
import { applySettings, type EffectGuard } from "./apply-settings.ts";
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

/**
 * Gives a called command, which has read its flags, and those that it belongs to what configuration and environment say of their options.
 * Throws `E_CONFIGURATION`, if `check` for what no command can use too.
 */
export async function useSettings(
  command: Command,
  sources: SettingSources,
  known: KnownCommands,
  check: boolean,
  guard: EffectGuard,
): Promise<void> {
  const called = command.parent?.parent ? command.parent : command;
  const all = namedCommands([called]);
  const names = [...new Set([...known.names, ...all.keys()])];
  const settings = settingsOf(sources, names);
  if (check) {
    checkCommandNames(settings, names);
    await checkSharedSettings(settings, all, async () => namedCommands(await known.all()));
  }
  for (const [name, each] of all)
    if (each === called || each === command) applySettings(each, name, settings, guard);
}

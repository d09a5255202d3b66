import { type Command, Option } from "commander";
import type { Session } from "./configuration/session.ts";

/** A command's module: it builds the command when it is the one that was called. */
export interface CommandModule {
  command(session: Session, commands: readonly ListedCommand[]): Command;
}

/** A command as `green-place --help` lists it, before its module is loaded. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  /** Whether it answers the same in every folder and environment: then no configuration is looked for. */
  readonly ignoresProject?: true;
  load(): Promise<CommandModule>;
}

/** Loads and builds a command, with the options that all commands have. */
export async function buildCommand(
  listed: ListedCommand,
  session: Session,
  commands: readonly ListedCommand[],
): Promise<Command> {
  const module = await listed.load();
  const command = module.command(session, commands).name(listed.name).summary(listed.summary);
  for (const each of [command, ...command.commands]) {
    each.addOption(new Option("--no-discovery", "only the providers that the configuration names"));
    for (const option of configOptions()) each.addOption(option);
    each.addOption(new Option("--debug", "show the stack of an error"));
  }
  return command;
}

/** `--config` and `--no-config`, for every command and before its name. */
export const configOptions = (): [Option, Option] => [
  new Option("--config <file>", "configuration, in place of the project's"),
  new Option("--no-config", "neither a configuration nor providers of the project"),
];

import type { Command } from "commander";

/** Commands and their subcommands by the names that settings use: `providers`, `providers list`. */
export const namedCommands = (commands: readonly Command[]): ReadonlyMap<string, Command> =>
  new Map(
    commands.flatMap((command) => [
      [command.name(), command] as const,
      ...command.commands.map((child) => [`${command.name()} ${child.name()}`, child] as const),
    ]),
  );

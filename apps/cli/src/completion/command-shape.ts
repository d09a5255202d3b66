import type { Command, Option } from "commander";
import { buildCommand, type ListedCommand } from "../command.ts";
import type { Session } from "../configuration/session.ts";

export interface OptionShape {
  /** `--format`, or `-V` and `--version`. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** Empty when any value goes, or files do. */
  readonly choices: readonly string[];
}

/** What can stand after a command, read from the command itself. */
export interface CommandShape {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionShape[];
  /** Values of the first argument, such as the shells of `completion`. */
  readonly choices: readonly string[];
  readonly children: readonly CommandShape[];
}

/** The shape of all commands; loads every one of them. */
export const allCommandShapes = (
  session: Session,
  commands: readonly ListedCommand[],
): Promise<CommandShape[]> =>
  Promise.all(commands.map(async (listed) => shapeOf(await buildCommand(listed, session, commands))));

const shapeOf = (command: Command): CommandShape => ({
  name: command.name(),
  summary: command.summary() || command.description(),
  options: command.createHelp().visibleOptions(command).map(optionShape),
  choices: command.registeredArguments[0]?.argChoices ?? [],
  children: command.commands.map(shapeOf),
});

const optionShape = ({ long, short, description, required, optional, argChoices }: Option): OptionShape => ({
  flags: [short, long].filter((flag): flag is string => typeof flag === "string"),
  description,
  takesValue: required || optional,
  choices: argChoices ?? [],
});

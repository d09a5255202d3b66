import { GreenPlaceError } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { Command, CommanderError } from "commander";
import { commandList } from "./command-list.ts";
import { openSession } from "./configuration/open-session.ts";
import { exitCode, exitCodeOf } from "./exit-code.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const footer = `
Examples:
  green-place recommend --gpu a100 --hours 12
  green-place recommend --gpu h100 --gpus 8 --hours 48 --within eu --format json
  green-place estimate --placement aws:us-east-1:p4d.24xlarge --hours 12

Exit codes: 0 done, 1 a limit you set was breached, 2 called wrongly, 3 nothing is eligible, 4 data is missing.
Environment: GREEN_PLACE_<OPTION> sets an option, NO_COLOR switches colour off.`;

/** Runs the command line and returns the exit code; never throws, never ends the process. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  endQuietlyWhenThePipeCloses();
  try {
    const program = await programFor(argv, terminal);
    let code: number = exitCode.done;
    program.hook("postAction", (_, action) => {
      code = (action as Command & { exitCode?: number }).exitCode ?? code;
    });
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return report(error, ownArguments(argv).includes("--debug"), terminal);
  }
}

async function programFor(argv: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command("green-place")
    .description(
      "Which machine, in which region, at which hour, does this job for the least carbon, and how sure are we?",
    )
    .version(version, "-V, --version")
    .addHelpText("after", footer)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined })
    .exitOverride();
  const called = ownArguments(argv).find((argument) => !argument.startsWith("-"));
  const name = called === "help" ? argv[argv.indexOf("help") + 1] : called;
  for (const listed of commandList) {
    if (listed.name !== name) {
      program.command(listed.name).description(listed.summary).allowUnknownOption();
      continue;
    }
    const { session, configure } = await openSession(terminal, name);
    const command = (await listed.load()).command(session, commandList).name(name).summary(listed.summary);
    await configure(command);
    command.option("--debug", "show the stack of an error");
    command.copyInheritedSettings(program);
    for (const child of command.commands) child.copyInheritedSettings(command);
    program.addCommand(command);
  }
  if (called !== undefined && called !== "help" && !commandList.some((listed) => listed.name === called)) {
    const names = nearestNames(
      called,
      commandList.map((listed) => listed.name),
    );
    throw new GreenPlaceError(
      "E_UNKNOWN_COMMAND",
      `There is no command "${called}".`,
      names.length > 0 ? `Did you mean ${names.join(" or ")}?` : "`green-place --help` lists all commands.",
    );
  }
  if (argv.length === 0) program.action(() => program.outputHelp());
  return program;
}

/** What stands before `--`: the rest belongs to a command that is run. */
function ownArguments(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

function report(error: unknown, debug: boolean, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.done;
    terminal.err(`green-place: ${sentenceOf(error)}\n`);
    return exitCode.calledWrongly;
  }
  if (GreenPlaceError.isInstance(error)) {
    terminal.err(`green-place: ${error.message} ${error.hint}\n`);
    if (debug) terminal.err(`${error.code}\n${error.stack}\n`);
    return exitCodeOf(error);
  }
  terminal.err(
    `green-place: something broke that should not: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  terminal.err(
    debug && error instanceof Error
      ? `${error.stack}\n`
      : "Add --debug for the details, and please report them.\n",
  );
  return 70;
}

/** Commander's own words, as one sentence with what to do next. */
function sentenceOf(error: CommanderError): string {
  if (error.code === "commander.help") return "Say which command to run. `green-place --help` lists them.";
  const text = error.message
    .replace(/^error: /, "")
    .replace(/\n\(Did you mean (.*)\?\)/, ". Did you mean $1?");
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(sentence) ? sentence : `${sentence}. Add --help for what can be said.`;
}

/** `green-place … | head` must not end in a stack trace. */
function endQuietlyWhenThePipeCloses(): void {
  if (!process.stdout.listeners("error").includes(endQuietly)) process.stdout.on("error", endQuietly);
}

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(exitCode.done);
  throw error;
}

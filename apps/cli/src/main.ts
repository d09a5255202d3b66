import { GreenPlaceError } from "@green-place/contract";
import { nearestNames } from "@green-place/core";
import { Command } from "commander";
import { type CalledCommand, calledCommand } from "./called-command.ts";
import { buildCommand, configOptions, type ListedCommand } from "./command.ts";
import { commandList } from "./command-list.ts";
import { type OpenSession, openSession } from "./configuration/open-session.ts";
import { exitCode } from "./exit-code.ts";
import { guardedTerminal } from "./guarded-terminal.ts";
import { reportError } from "./report-error.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { isTooFewFiles, withTooFewFiles } from "./too-few-files.ts";
import { version } from "./version.ts";

const footer = `
Examples:
  green-place recommend --gpu a100 --hours 12
  green-place recommend --gpu h100 --gpus 8 --hours 48 --within eu --format json
  green-place estimate --placement aws:us-east-1:p4d.24xlarge --hours 12

Exit codes: 0 done, 1 a budget was spent or a provider failed its test, 2 called wrongly, 3 nothing is eligible,
4 data is missing, 70 a fault of green-place. run and track pass on the code of their command.
Environment: GREEN_PLACE_<OPTION> or GREEN_PLACE_<COMMAND>_<OPTION> sets an option, NO_COLOR switches colour off.`;

/** Runs the command line and returns the exit code; never throws, never ends the process. */
export async function main(argv: readonly string[], given: Terminal = processTerminal()): Promise<number> {
  const terminal = guardedTerminal(given);
  endQuietlyWhenThePipeCloses();
  const called = calledCommand(argv);
  const opened = openSession(terminal);
  try {
    const program = programOf(terminal);
    let code: number = exitCode.done;
    program.hook("postAction", (_, action) => {
      code = (action as Command & { exitCode?: number }).exitCode ?? code;
    });
    await addCommands(program, called, opened);
    if (argv.length === 0) program.action(() => program.outputHelp());
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (isTooFewFiles(error)) return withTooFewFiles(argv, called, terminal);
    return reportError(withLeftOut(error, opened.leftOut()), called.debug, terminal);
  }
}

function programOf(terminal: Terminal): Command {
  const [config, noConfig] = configOptions();
  return new Command("green-place")
    .description(
      "Which machine, in which region, at which hour, does this job for the least carbon, and how sure are we?",
    )
    .version(version, "-V, --version")
    .addOption(config)
    .addOption(noConfig.hideHelp())
    .addHelpText("after", footer)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => undefined })
    .exitOverride();
}

/** The called command alone, in full; where none is called, all by their names. */
async function addCommands(program: Command, called: CalledCommand, opened: OpenSession): Promise<void> {
  const listed = commandList.find(({ name }) => name === called.name);
  if (listed) {
    program.addCommand(await commandFor(listed, program, opened));
    return;
  }
  for (const { name, summary } of commandList) {
    program.command(name).description(summary).allowUnknownOption();
  }
  if (called.name === undefined || called.help) return;
  const names = commandList.map(({ name }) => name);
  const near = nearestNames(called.name, names);
  throw new GreenPlaceError(
    "E_UNKNOWN_COMMAND",
    `There is no command "${called.name}".`,
    near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`green-place --help` lists all commands.",
  );
}

async function commandFor(
  listed: ListedCommand,
  program: Command,
  { session, configure }: OpenSession,
): Promise<Command> {
  const command = await buildCommand(listed, session, commandList);
  if (!listed.ignoresProject) {
    program.hook("preAction", (_, action) =>
      configure(action as Command, {
        names: commandList.map(({ name }) => name),
        all: () => Promise.all(commandList.map((each) => buildCommand(each, session, commandList))),
      }),
    );
  }
  command.copyInheritedSettings(program);
  for (const child of command.commands) child.copyInheritedSettings(command);
  return command;
}

/** A name that is unknown may be that of a provider that was left out, for a reason that stands above. */
function withLeftOut(error: unknown, names: readonly string[]): unknown {
  if (
    names.length === 0 ||
    !GreenPlaceError.isInstance(error) ||
    !/^E_UNKNOWN_(PLACEMENT|PROVIDER|REGION)$/.test(error.code)
  )
    return error;
  const hint = `${error.hint} It may be of ${names.join(" or ")}, which is left out as said above.`;
  return new GreenPlaceError(error.code, error.message, hint, { cause: error });
}

/** `green-place … | head` must not end in a stack trace. */
function endQuietlyWhenThePipeCloses(): void {
  if (!process.stdout.listeners("error").includes(endQuietly)) process.stdout.on("error", endQuietly);
}

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(exitCode.done);
  throw error;
}

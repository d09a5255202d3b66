/** What has to be known of the arguments before the command that they call is loaded. */
export interface CalledCommand {
  /** Undefined where no command is named, or stands behind a `--help` that is about all of them. */
  readonly name: string | undefined;
  /** Whether `help` stands before the name. */
  readonly help: boolean;
  readonly debug: boolean;
}

/** Reads what stands before `--`; the rest belongs to a command that is run. Commander checks the arguments later. */
export function calledCommand(argv: readonly string[]): CalledCommand {
  const end = argv.indexOf("--");
  const own = end < 0 ? argv : argv.slice(0, end);
  const words: string[] = [];
  let helpFirst = false;
  for (let index = 0; index < own.length; index++) {
    const argument = own[index]!;
    if (argument === "--config") index++;
    else if (!argument.startsWith("-")) words.push(argument);
    else if (argument === "--help" || argument === "-h") helpFirst ||= words.length === 0;
  }
  const help = words[0] === "help";
  const name = help ? words[1] : words[0];
  return { name: helpFirst ? undefined : name, help, debug: own.includes("--debug") };
}

/** The process as commands see it: passed in, so that tests and renderers never touch the real one. */
export interface Terminal {
  /** Results. Returns when the reader has taken them. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
  /** Columns to lay text out for, or undefined when the output is not a terminal. */
  readonly columns: number | undefined;
  readonly colour: boolean;
  /** Whether stderr is a terminal. */
  readonly interactive: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  readonly fetch: typeof globalThis.fetch;
}

/** The real terminal. `NO_COLOR` and a pipe switch colour off, `FORCE_COLOR` on. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    columns: stdout.isTTY ? stdout.columns : undefined,
    colour: env["FORCE_COLOR"]
      ? env["FORCE_COLOR"] !== "0"
      : stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    interactive: stderr.isTTY === true,
    env,
    cwd: process.cwd(),
    now: Date.now,
    fetch: globalThis.fetch,
  };
}

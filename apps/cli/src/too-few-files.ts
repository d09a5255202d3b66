import { closeSync, openSync } from "node:fs";
import type { CalledCommand } from "./called-command.ts";
import { exitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** Enough for every command, with the files that it is given. Node itself starts with 19. */
const enough = 64;

/** Whether a part of the program could not be opened since the process may not have more files open. Nothing was begun then. */
export const isTooFewFiles = (error: unknown): boolean => {
  const { code, path = "" } = error as NodeJS.ErrnoException;
  // A package whose manifest can't be opened is "not found" to Node.
  if (code === "ERR_MODULE_NOT_FOUND") return !canOpen(8);
  return (code === "EMFILE" || code === "ENFILE") && /\.m?[jt]s$/.test(path);
};

/** Whether so many files more can be open at once. */
function canOpen(count: number): boolean {
  const opened: number[] = [];
  try {
    while (opened.length < count) opened.push(openSync(process.execPath, "r"));
    return true;
  } catch {
    return false;
  } finally {
    opened.forEach(closeSync);
  }
}

/** Says that the limit is too low, and runs the command of `track` all the same, unmeasured. Returns the exit code: the command's, if there is one. */
export async function withTooFewFiles(
  argv: readonly string[],
  called: CalledCommand,
  terminal: Terminal,
): Promise<number> {
  const command = called.name === "track" && argv.includes("--") ? argv.slice(argv.indexOf("--") + 1) : [];
  const [program, ...args] = command;
  const unmeasured = program === undefined ? "" : " The command runs unmeasured.";
  terminal.err(
    `green-place: this process may have too few files open at once. Allow ${enough}: ulimit -n ${enough}.${unmeasured}\n`,
  );
  if (program === undefined) return exitCode.calledWrongly;
  // What was being opened when the limit was met is closed within moments.
  for (let tries = 0; tries < 100 && !canOpen(3); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const [{ spawn }, { constants }] = await Promise.all([import("node:child_process"), import("node:os")]);
  const child = spawn(program, args, { stdio: "inherit" });
  // Ctrl-C reaches the command by itself, and is not to end this process before it.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", ({ code }: NodeJS.ErrnoException) => {
      terminal.err(`green-place: the command could not be started (${code}).\n`);
      resolve(code === "ENOENT" ? 127 : 126);
    });
    child.on("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}

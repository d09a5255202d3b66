import { main } from "../src/main.ts";
import type { Terminal } from "../src/terminal.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Noon of the day after the newest data that the packages carry. */
export const NOW: number = Date.parse("2026-11-24T12:00:00Z");

/** Runs the command line in this process with a terminal that keeps what it is given. */
export const runMain = (line: string, terminal: Partial<Terminal> = {}): Promise<Outcome> =>
  runWords(line.split(" "), terminal);

/** The same for words that may hold spaces. */
export async function runWords(words: readonly string[], terminal: Partial<Terminal> = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    columns: undefined,
    colour: false,
    interactive: false,
    env: {},
    cwd: "/",
    now: () => NOW,
    fetch: () => Promise.reject(new Error("no network in tests")),
    ...terminal,
  });
  return { code, out, err };
}

/** The rows of a list. */
export const rowsOf = async <T>(line: string, terminal: Partial<Terminal> = {}): Promise<T[]> =>
  (await jsonOf<{ rows: T[] }>(line, terminal)).rows;

/** The JSON that a command prints; fails when the command does. */
export async function jsonOf<T>(line: string, terminal: Partial<Terminal> = {}): Promise<T> {
  const { code, out, err } = await runMain(`${line} --format json`, terminal);
  if (code !== 0) throw new Error(`${line}: exit ${code}, ${err}`);
  return JSON.parse(out) as T;
}

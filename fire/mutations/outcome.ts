import { exitCode } from "../../apps/cli/src/exit-code.ts";
import { reportError } from "../../apps/cli/src/report-error.ts";
import type { Terminal } from "../../apps/cli/src/terminal.ts";
import type { Format } from "../formats/format.ts";

/** CPU seconds that one input may take. */
const mostSeconds = 2;
/** No sentence that says what is wrong, and what next, is longer. */
const mostCharacters = 2_000;

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What a reader did wrong with a text; undefined: it gave a value that holds, or refused in one sentence. */
export async function brokenBy(format: Format, text: string, folder: string): Promise<string | undefined> {
  const before = process.cpuUsage();
  const broke = await outcome(format, text, folder);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (Object.keys(Object.prototype).length > 0 || "polluted" in {}) {
    for (const key of Object.keys(Object.prototype))
      delete (Object.prototype as Record<string, unknown>)[key];
    return "it changed the prototype of every object";
  }
  return broke ?? (seconds > mostSeconds ? "one input took more than 2 s of CPU time" : undefined);
}

async function outcome(format: Format, text: string, folder: string): Promise<string | undefined> {
  let value: unknown;
  try {
    value = await format.read(text, folder);
  } catch (error) {
    return refusalFault(error);
  }
  const fault = format.fault(value);
  return fault === undefined ? undefined : `it lets through what can't be: ${fault.slice(0, 200)}`;
}

/** An error is judged by what a user sees of it. */
function refusalFault(error: unknown): string | undefined {
  const lines: string[] = [];
  const terminal = { err: (text: string) => void lines.push(text) } as unknown as Terminal;
  if (reportError(error, false, terminal) === exitCode.internalError)
    return `it throws ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error)}`;
  const said = lines.join("");
  if (said.length > mostCharacters) return `it refuses in more than ${mostCharacters} characters`;
  return unprintable.test(said.slice(0, -1)) || !/\w.*[.?!]\n$/.test(said)
    ? `it refuses in something else than a sentence: ${JSON.stringify(said.slice(0, 200))}`
    : undefined;
}

import { createContext, Script } from "node:vm";
import { fractionOf } from "../report/prediction.ts";

/** Looks for the progress in what a command prints. */
export interface ProgressReader {
  /** Some of its stdout. */
  take(bytes: Buffer): void;
  /** Looks at what has come since the last look, an unfinished line too. */
  end(): void;
}

/** Looks are this far apart: predictions don't change faster, and each takes a sample. */
const lookEveryMs = 250;
/** Of what came between two looks, the last 256 KiB are looked at: 1 MiB/s. */
const lookedAtBytes = 2 ** 18;
/** Of a line, the last 4096 UTF-16 units are. */
const longestLine = 4096;
/** A pattern that backtracks without end is stopped after this. */
const longestSearchMs = 100;

/**
 * Finds the last line that matches the user's own pattern, at most four times a second, whatever the command prints; `onFraction` gets
 * the share done where it is another than before. A pattern that takes longer than 100 ms over one look is dropped with a warning.
 */
export function progressReader(
  pattern: RegExp,
  options: { readonly onFraction: (fraction: number) => void; readonly warn: (message: string) => void },
): ProgressReader {
  // Only code in a context of its own can be stopped while a pattern runs.
  const search = {
    pattern: new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, "")),
    lines: [] as readonly string[],
    match: null as RegExpExecArray | null,
  };
  const context = createContext(search);
  const script = new Script(
    "for (let i = lines.length; i-- > 0 && !match; ) match = pattern.exec(lines[i]);",
  );
  let chunks: Buffer[] = [];
  let length = 0;
  let unfinished = "";
  let before: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let dropped = false;

  const look = (final: boolean): void => {
    timer = null;
    if (dropped) return;
    const text = unfinished + Buffer.concat(chunks).subarray(-lookedAtBytes).toString("utf8");
    [chunks, length] = [[], 0];
    const lines = text.split(/[\r\n]+/).map((line) => line.slice(-longestLine));
    unfinished = final ? "" : (lines.pop() ?? "");
    Object.assign(search, { lines, match: null });
    try {
      script.runInContext(context, { timeout: longestSearchMs });
    } catch {
      dropped = true;
      options.warn(
        `--progress is not looked for any more: the pattern ${pattern} takes too long on this output. Write one without nested repeats.`,
      );
      return;
    }
    const fraction = search.match && fractionOf(search.match);
    if (fraction === null || fraction === before) return;
    before = fraction;
    options.onFraction(fraction);
  };
  return {
    take(bytes) {
      if (dropped) return;
      chunks.push(bytes);
      length += bytes.length;
      while (length - chunks[0]!.length >= lookedAtBytes) length -= chunks.shift()!.length;
      timer ??= setTimeout(look, lookEveryMs, false).unref();
    },
    end() {
      if (timer) clearTimeout(timer);
      look(true);
    },
  };
}

import { type Environment, startHelper } from "./helper-process.ts";

/** A helper program that runs on, and what it printed. */
export interface LineStream {
  /** Lines of stdout since the last call, with the instant of their arrival on the clock of `nowMs`. */
  take(): readonly { readonly tMs: number; readonly line: string }[];
  readonly ended: () => boolean;
  /** Whether it was stopped because it printed more than anybody could mean. */
  readonly flooded: () => boolean;
  /** Kills it with all that it started. */
  close(): void;
}

/** UTF-16 units between two calls of `take`: a minute of readings of sixteen GPUs is a tenth of it. */
const mostBetweenTakes = 2 ** 20;

/** What is said of a helper whose stream flooded. */
export const flooded = (program: string): string =>
  `${program} printed more than a million characters between two samples and was stopped: it is not read any more.`;

/** Starts a helper program that prints lines for as long as the run lasts. It never keeps this process alive. */
export function openLineStream(
  command: string,
  args: readonly string[],
  context: { readonly env: Environment; readonly nowMs: () => number },
): LineStream {
  let lines: { tMs: number; line: string }[] = [];
  let incomplete = "";
  let taken = 0;
  let ended = false;
  let tooMuch = false;
  const helper = startHelper(command, args, context.env, {
    background: true,
    onText(text) {
      taken += text.length;
      if (taken > mostBetweenTakes) {
        tooMuch = true;
        [lines, incomplete] = [[], ""];
        helper.stop();
        return;
      }
      const tMs = context.nowMs();
      const parts = (incomplete + text).split("\n");
      incomplete = parts.pop() ?? "";
      for (const line of parts) lines.push({ tMs, line: line.trimEnd() });
    },
    onEnd() {
      ended = true;
    },
  });
  return {
    take() {
      const read = lines;
      lines = [];
      taken = incomplete.length;
      return read;
    },
    ended: () => ended,
    flooded: () => tooMuch,
    close: helper.stop,
  };
}

import { type Environment, startHelper } from "./helper-process.ts";

/** UTF-16 units. The longest answer that a helper gives is a list of every process: 60 each. */
const longestOutput = 4 * 2 ** 20;

/**
 * Runs a program to its end and gives its stdout. null if it fails, prints more than 4 Mi characters, takes longer than `timeoutMs`, or
 * `signal` aborts: it is then killed with all that it started. One that has a `signal` doesn't keep this process alive.
 */
export function commandOutput(
  command: string,
  args: readonly string[],
  env: Environment,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const parts: string[] = [];
    let length = 0;
    const stop = (): void => helper.stop();
    const helper = startHelper(command, args, env, {
      background: signal !== undefined,
      onText(text) {
        parts.push(text);
        length += text.length;
        if (length > longestOutput) stop();
      },
      onEnd(code) {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
        resolve(code === 0 ? parts.join("") : null);
      },
    });
    const timer = setTimeout(stop, timeoutMs);
    if (signal) timer.unref();
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

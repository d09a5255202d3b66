import { RequestFailure } from "./request-failure.ts";

/** A timer of Node and of browsers counts no further, and fires at once when asked to. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs `work` with a signal that is aborted `ms` from now, with `RequestFailure` "timeout", or with the reason of `outer` once that is
 * aborted. The timer holds all that it needs: `AbortSignal.timeout` and `AbortSignal.any` are held weakly while a body is read,
 * and never fire once they are collected. `work` has to end when it is told; `withDeadline` does not wait for it.
 */
export async function withSignal<T>(
  ms: number,
  outer: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const passOn = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(
    () => controller.abort(new RequestFailure("timeout", `no full answer within ${ms / 1000} s`)),
    Math.min(ms, LONGEST_TIMER_MS),
  );
  try {
    if (outer?.aborted) throw outer.reason;
    outer?.addEventListener("abort", passOn);
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", passOn);
  }
}

/** As `withSignal`, and rejects with the reason of the signal at that instant, whether `work` ends or not. */
export const withDeadline = <T>(
  ms: number,
  outer: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  withSignal(
    ms,
    outer,
    (signal) =>
      new Promise<T>((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        work(signal).then(resolve, reject);
      }),
  );

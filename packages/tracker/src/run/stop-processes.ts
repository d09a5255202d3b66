import { setTimeout as wait } from "node:timers/promises";

/** How long processes have after SIGTERM before SIGKILL, in ms: what `docker stop` gives them, enough to write a checkpoint's last block. */
export const STOP_GRACE_MS = 10_000;

/** How long SIGKILL is repeated, in ms: for what was started meanwhile. What is left then, the system holds, or it is another user's. */
const KILL_MS = 5_000;
const POLL_MS = 100;

/**
 * Ends processes that are listed anew each time: SIGTERM to each, and SIGKILL to those that are there after the grace. What they start in
 * the grace, a clean-up say, has the rest of it. `killAll` kills them at once where that is possible. Gives the ids of those that could not be ended.
 */
export async function stopProcesses({
  list,
  killAll,
  graceMs = STOP_GRACE_MS,
}: {
  readonly list: () => Promise<readonly number[]>;
  readonly killAll?: (() => Promise<void>) | undefined;
  readonly graceMs?: number;
}): Promise<readonly number[]> {
  // A stopped one would not hear it.
  for (const pid of await list()) signal(pid, ["SIGTERM", "SIGCONT"]);
  const graceEndsMs = performance.now() + graceMs;
  for (;;) {
    const left = await list();
    const nowMs = performance.now();
    if (left.length === 0 || nowMs >= graceEndsMs + KILL_MS) return left;
    if (nowMs >= graceEndsMs) {
      await killAll?.();
      for (const pid of left) signal(pid, ["SIGKILL"]);
    }
    await wait(POLL_MS);
  }
}

function signal(pid: number, names: readonly NodeJS.Signals[]): void {
  for (const name of names) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended, or may not be signalled by this user: then it is among those that are left.
    }
  }
}

/**
 * Calls one service of `fire/services` in this process, once for each message: `call-service.ts <file> <name> <port> <folder>`. Garbage is
 * collected every 100 ms, so that what is held weakly is gone; and the memory is the most that this process ever had.
 */
import { readFileSync } from "node:fs";
import type { RemoteAnswer, RemoteService } from "../services/service.ts";

/** What a call came to, as it is told to the attack. */
export interface Called {
  /** null: still running some seconds after its deadline. */
  readonly answer: RemoteAnswer | null;
  /** What it threw, which none may. */
  readonly threw?: string;
  readonly tookMs: number;
  /** How much of it this process waited for a core that others had. */
  readonly heldUpMs: number;
  /** The most memory of this process so far, MiB. */
  readonly mostMib: number;
}

const [file, name, port, folder] = process.argv.slice(2) as [string, string, string, string];
const { default: exported } = (await import(file)) as { default: RemoteService | readonly RemoteService[] };
const service = [exported].flat().find((one) => one.name === name)!;
const call = await service.caller({ port: Number(port), folder });
setInterval(() => (globalThis as { gc?(): void }).gc?.(), 100);

/** Milliseconds that this thread has waited for a core, as Linux counts them; elsewhere not known, and taken as none. */
function waitedMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}

process.on("unhandledRejection", (error) => {
  process.send?.({ unhandled: String(error) });
});
process.on("message", async (atMostMs: number) => {
  const [startedMs, waitedBeforeMs] = [performance.now(), waitedMs()];
  let threw: string | undefined;
  let givingUp: NodeJS.Timeout | undefined;
  const answer = await Promise.race([
    call(atMostMs).catch((error: unknown) => {
      threw = String(error);
      return { ok: false, said: "", figures: [] };
    }),
    new Promise<null>((resolve) => {
      givingUp = setInterval(() => {
        const ownMs = performance.now() - startedMs - (waitedMs() - waitedBeforeMs);
        if (ownMs > atMostMs + 3_000) resolve(null);
      }, 100);
    }),
  ]);
  clearInterval(givingUp);
  const tookMs = performance.now() - startedMs;
  const heldUpMs = waitedMs() - waitedBeforeMs;
  const mostMib = process.resourceUsage().maxRSS / 1024;
  process.send?.({
    answer,
    tookMs,
    heldUpMs,
    mostMib,
    ...(threw !== undefined && { threw }),
  } satisfies Called);
});
process.send?.("ready");

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { Format } from "../formats/format.ts";
import { mutantsOf } from "./mutants.ts";
import type { Batch, BatchOutcome } from "./mutating-worker.ts";

/** MiB of objects that the process may have, the mutants and the product's code included: beyond, it dies. */
const mostHeapMib = 300;

/** A process that reads batch after batch, and is replaced when it dies or hangs. */
export interface ReadingProcess {
  read(batch: Batch): Promise<BatchOutcome>;
  close(): void;
}

/** `patienceMs`: how long one input may take, by the clock; a busy machine may be slow, so it is more than the CPU time that is allowed. */
export function readingProcess(
  folder: string,
  formats: readonly Format[],
  {
    scratch,
    number,
    patienceMs,
  }: { readonly scratch: string; readonly number: number; readonly patienceMs: number },
): ReadingProcess {
  const progressFile = join(scratch, `progress-${number}`);
  let running: Promise<ChildProcess> | undefined;

  async function start(): Promise<ChildProcess> {
    const worker = fork(
      fileURLToPath(new URL("mutating-worker.ts", import.meta.url)),
      [folder, scratch, progressFile],
      {
        execArgv: [
          "--import",
          import.meta.resolve("tsx"),
          "--conditions=@green-place/source",
          `--max-old-space-size=${mostHeapMib}`,
        ],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      },
    );
    await once(worker, "message");
    return worker;
  }

  const runsBegun = (): number => new Float64Array(new Uint8Array(readFileSync(progressFile)).buffer)[0] ?? 0;

  return {
    async read(batch) {
      running ??= start();
      const worker = await running;
      return new Promise((resolve) => {
        const settle = (outcome: BatchOutcome): void => {
          clearInterval(watch);
          worker.off("exit", onExit);
          worker.off("message", settle);
          resolve(outcome);
        };
        const died = async (what: string): Promise<void> => {
          clearInterval(watch);
          running = undefined;
          worker.off("exit", onExit).kill("SIGKILL");
          const tried = runsBegun();
          settle({ tried, broke: { what, ...(await inputOf(formats, batch, tried)) }, rssMib: 0 });
        };
        const onExit = (code: number | null, signal: string | null): void =>
          void died(
            `it ends the process (${signal ?? `exit ${code}`}), as taking more than ${mostHeapMib} MiB does`,
          );
        let [last, since] = [runsBegun(), performance.now()];
        const watch = setInterval(() => {
          if (runsBegun() !== last) [last, since] = [runsBegun(), performance.now()];
          else if (performance.now() - since > patienceMs)
            void died(`it does not end within ${patienceMs / 1000} s`);
        }, patienceMs / 10);
        worker.once("exit", onExit);
        worker.once("message", settle);
        worker.send(batch);
      });
    },
    close() {
      void running?.then((worker) => worker.kill("SIGKILL"));
    },
  };
}

/** The input of a run, made again: the process that had it is gone. */
async function inputOf(formats: readonly Format[], { format, seed }: Batch, run: number) {
  const path = String(run - 1);
  const mutants = await mutantsOf(formats.find(({ name }) => name === format)!);
  return { path, input: fc.sample(mutants, { seed, path, numRuns: 1 })[0]! };
}

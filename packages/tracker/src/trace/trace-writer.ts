import { open } from "node:fs/promises";
import { dirname } from "node:path";
import type { TraceEntry, TraceHeader } from "../meter/trace-entry.ts";
import { makeFolder, makePrivateFolder } from "../system/make-folder.ts";

/** Appends lines to a journal or a recording, each synced to the disk before the next is written. */
export interface TraceWriter {
  /** Whether the file was created. */
  readonly isOpen: boolean;
  append(line: TraceEntry): void;
  /** Waits until what was appended is written. */
  close(): Promise<void>;
}

/**
 * Begins a new file, of its owner alone and in such a folder if it is `private`, with its header: what is measured later has one that says
 * whose it is. The first failure, now or later, goes to `onFailure`; after it nothing more is written.
 */
export async function openTraceWriter(
  path: string,
  header: TraceHeader,
  onFailure: (error: unknown) => void,
  rights?: "private",
): Promise<TraceWriter> {
  let failed = false;
  const fail = (error: unknown): void => {
    if (!failed) onFailure(error);
    failed = true;
  };
  const handle = await (rights ? makePrivateFolder : makeFolder)(dirname(path))
    .then(() => open(path, "ax", rights && 0o600))
    .catch((error: unknown) => {
      fail(error);
      return null;
    });
  await handle?.appendFile(`${JSON.stringify(header)}\n`).catch(fail);
  let waiting = "";
  let writing: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    while (waiting !== "" && handle && !failed) {
      const text = waiting;
      waiting = "";
      try {
        await handle.appendFile(text);
        await handle.datasync();
      } catch (error) {
        fail(error);
      }
    }
    writing = null;
  };
  return {
    isOpen: handle !== null,
    append(line) {
      if (failed) return;
      waiting += `${JSON.stringify(line)}\n`;
      writing ??= drain();
    },
    async close() {
      await writing;
      await handle?.close().catch(() => undefined);
    },
  };
}

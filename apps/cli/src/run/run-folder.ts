import { readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { EngineFiles } from "@green-place/engine";
import { type RunState, saveRunState } from "./run-state.ts";
import { isFileError } from "./state-disk.ts";

/** Names of folders that are no run yet, with the id of the process that makes them, and of folders of runs that are over. */
const unborn = /^\.new-(\d{1,10})-/;
const over = /^\.over-/;

/** Makes the folder of a run with its state in it: in one step, so that there is never a run without. Throws what the file system throws. */
export async function makeRunFolder(
  folder: string,
  state: RunState,
  files: Pick<EngineFiles, "replaceText">,
): Promise<void> {
  const draft = join(dirname(folder), `.new-${process.pid}-${basename(folder)}`);
  try {
    await saveRunState(draft, state, files);
    renameSync(draft, folder);
  } catch (error) {
    leave(draft);
    throw error;
  }
}

/**
 * Removes the folder of a run that is over. That it is over is one step: of a folder that was half removed somebody would start the job again.
 * Throws what the file system throws; the run is then as it was.
 */
export function removeRunFolder(folder: string): void {
  const name = join(dirname(folder), `.over-${basename(folder)}`);
  renameSync(folder, name);
  leave(name);
}

/** Removes what processes left that were killed while they made or removed the folder of a run. */
export function sweepRunFolders(runsFolder: string): void {
  let names: readonly string[];
  try {
    names = readdirSync(runsFolder);
  } catch {
    // There are none, or that is said when they are needed.
    return;
  }
  for (const name of names) {
    const maker = unborn.exec(name)?.[1];
    if (over.test(name) || (maker !== undefined && !isThere(Number(maker)))) leave(join(runsFolder, name));
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Removes it where that is possible; else the next sweep does. */
function leave(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!isFileError(error)) throw error;
  }
}

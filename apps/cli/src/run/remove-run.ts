import { readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Begins the name of a folder whose run has ended. */
const ENDED = ".ended-";

/** Whether a name in the folder of all runs is that of an ended run, of which the removal was cut off. */
export const isEnded = (name: string): boolean => name.startsWith(ENDED);

/** Removes the folder of a run that ended: at once for all who look for it, whatever happens to its files then. */
export function removeRun(folder: string): void {
  const runs = dirname(folder);
  renameSync(folder, join(runs, `${ENDED}${basename(folder)}`));
  for (const name of readdirSync(runs).filter(isEnded))
    rmSync(join(runs, name), { recursive: true, force: true });
}

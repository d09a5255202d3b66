import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { processStart } from "./process-start.ts";

/** Makes this process the one that manages a run; the returned function ends that. Throws `E_RUN_ACTIVE` while another living process does. */
export function lockRun(folder: string): () => void {
  const file = join(folder, "runner");
  const own = `${process.pid} ${processStart(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(file, own, { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const pid = runnerOf(folder);
    if (pid !== undefined) {
      throw new GreenPlaceError(
        "E_RUN_ACTIVE",
        `Process ${pid} still manages the run in ${folder}.`,
        "Let it go on, or end that process first.",
      );
    }
    rmSync(file, { force: true });
  }
}

/** Id of the living process that manages a run, if there is one. */
export function runnerOf(folder: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, "runner"), "utf8");
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(text, 10);
  return text === `${pid} ${processStart(pid)}` ? pid : undefined;
}

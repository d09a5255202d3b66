/** A process that reads mutants, so that a reader that hangs, crashes or takes all memory does so here. Its parent says which. */
import { mkdirSync, mkdtempSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Format } from "../formats/format.ts";
import { subjectsIn } from "../subjects.ts";
import { mutantsOf } from "./mutants.ts";
import { brokenBy } from "./outcome.ts";

/** A number of mutants of one format, of one seed. */
export interface Batch {
  readonly format: string;
  readonly seed: number;
  readonly runs: number;
}

/** What came of a batch. */
export interface BatchOutcome {
  readonly tried: number;
  /** What broke; null: nothing. */
  readonly broke: null | { readonly what: string; readonly input: string; readonly path: string };
  /** The most memory that the process ever had. */
  readonly rssMib: number;
}

const [folder, scratch, progressFile] = process.argv.slice(2) as [string, string, string];
const formats = new Map((await subjectsIn<Format>(folder)).map((format) => [format.name, format]));
const own = mkdtempSync(join(scratch, "worker-"));
for (const name of formats.keys()) mkdirSync(join(own, name));
const progress = openSync(progressFile, "w");
const cell = new Float64Array(1);

process.on("message", async ({ format: name, seed, runs }: Batch) => {
  const format = formats.get(name)!;
  let tried = 0;
  const property = fc.asyncProperty(await mutantsOf(format), async (text) => {
    cell[0] = ++tried;
    writeSync(progress, cell, 0, cell.byteLength, 0);
    const what = await brokenBy(format, text, join(own, name));
    if (what !== undefined) throw new Error(what);
  });
  const { failed, numRuns, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
  });
  const outcome: BatchOutcome = {
    tried: numRuns,
    broke: failed
      ? {
          what: errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
          input: counterexample![0],
          path: counterexamplePath!,
        }
      : null,
    rssMib: process.resourceUsage().maxRSS / 1024,
  };
  process.send!(outcome);
});
process.send!("ready");

import { rm } from "node:fs/promises";
import type { OtlpExport } from "../outputs/otlp.ts";
import type { TrackReport } from "../report/report.ts";
import type { RunSettings } from "../report/run-settings.ts";
import { processName } from "../system/process-identity.ts";
import { type ClaimAnswer, claimJournal, isClaim } from "./journal-claim.ts";

/**
 * Writes the outputs of a run that has ended and removes its journal, unless a `recover` that took its tracker for gone does so. `journal` is
 * null where there is none; gives what is to be said, a sentence each.
 */
export async function deliver(
  journal: string | null,
  report: TrackReport,
  settings: RunSettings,
  exported: OtlpExport | null,
): Promise<readonly string[]> {
  const answer = journal === null ? "none" : claimOrFailure(journal);
  if (typeof answer === "object" && !isClaim(answer)) {
    const by = answer.process ? processName(answer.process) : "another process";
    return [
      `Its outputs are left to ${by}, which took this process for gone and writes what the journal had by then.`,
    ];
  }
  const { writeOutputs } = await import("../outputs/write-outputs.ts");
  const claim = typeof answer === "object" ? answer : null;
  const outcome = await writeOutputs(settings.outputs, report, settings, {
    written: claim?.written ?? [],
    begunBefore: claim?.heldBefore ?? answer !== "none",
    exported,
  });
  // A journal that can't be removed leads a later `recover` to outputs that are there.
  await claim?.settle(outcome).catch(() => undefined);
  if (answer === "failed" && outcome.failures.length === 0)
    await rm(journal!, { force: true }).catch(() => undefined);
  return [...outcome.notes, ...outcome.failures];
}

/** Where the disk has no room for a claim, this process, which lives, is the one that finishes the run. */
function claimOrFailure(journal: string): ClaimAnswer | "failed" {
  try {
    return claimJournal(journal);
  } catch {
    return "failed";
  }
}

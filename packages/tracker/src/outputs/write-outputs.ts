import { dirname } from "node:path";
import { printableJson } from "@green-place/core";
import type { TrackReport } from "../report/report.ts";
import type { OutputPlan, RunSettings } from "../report/run-settings.ts";
import { makeFolder } from "../system/make-folder.ts";
import { replaceFile } from "../system/replace-file.ts";
import { failureSentence } from "./failure-sentence.ts";
import type { OtlpExport } from "./otlp.ts";
import { otlpAddress, shownAddress } from "./otlp-address.ts";

/** What became of the outputs. */
export interface OutputOutcome {
  /** Outputs that failed, a sentence each. */
  readonly failures: readonly string[];
  /** Outputs that went elsewhere, a sentence each. */
  readonly notes: readonly string[];
  /** Those that are written now, or were before. */
  readonly written: readonly OutputName[];
}

/** What was done before, and what is open. */
export interface OutputProgress {
  /** Outputs that an earlier process is known to have written: they are left as they are. */
  readonly written?: readonly OutputName[];
  /** Whether an earlier process may have written any. */
  readonly begunBefore?: boolean;
  /** The export that the run has open. */
  readonly exported?: OtlpExport | null;
}

export const outputNames = ["csv", "json", "prometheus", "otlp"] as const;
export type OutputName = (typeof outputNames)[number];

/** Writes what was asked for and isn't written yet. What fails stops neither the others nor the run. */
export async function writeOutputs(
  plan: OutputPlan,
  report: TrackReport,
  settings: RunSettings,
  { written: before = [], begunBefore = false, exported = null }: OutputProgress = {},
): Promise<OutputOutcome> {
  const failures: string[] = [];
  const notes: string[] = [];
  const written = [...before];
  const attempt = async (name: OutputName, what: string, write: () => Promise<unknown>): Promise<void> => {
    if (before.includes(name)) return;
    try {
      await write();
      written.push(name);
    } catch (error) {
      failures.push(failureSentence(what, error));
    }
  };
  const { csv, json, prometheus, otlp } = plan;
  if (csv !== null) {
    await attempt("csv", csv, async () => {
      const { appendCsv } = await import("./append-csv.ts");
      const used = await appendCsv(csv, plan.format, report, settings, begunBefore);
      if (used !== csv) notes.push(`${csv} has other columns and was left alone; the row is in ${used}.`);
    });
  }
  if (json !== null) {
    await attempt("json", json, async () => {
      await makeFolder(dirname(json));
      await replaceFile(json, `${printableJson(report, 2)}\n`);
    });
  }
  if (prometheus !== null) {
    await attempt("prometheus", prometheus, async () => {
      const { prometheusText } = await import("./prometheus.ts");
      await replaceFile(prometheus, prometheusText(report));
    });
  }
  if (otlp !== null) {
    await attempt("otlp", `The metrics for ${shownAddress(otlp)}`, async () => {
      const last = exported ?? (await (await import("./otlp.ts")).openOtlp(otlpAddress(otlp), report));
      await last.close(report);
    });
  }
  return { failures, notes, written };
}

import { dirname } from "node:path";
import { printableJson } from "@green-place/core";
import type { TrackReport } from "../report/report.ts";
import type { OutputPlan, RunSettings } from "../report/run-settings.ts";
import { makeFolder } from "../system/make-folder.ts";
import { replaceFile } from "../system/replace-file.ts";
import { failureSentence } from "./failure-sentence.ts";
import type { OtlpExport } from "./otlp.ts";
import { otlpAddress, shownAddress } from "./otlp-address.ts";

/** Outputs that failed and outputs that went elsewhere, a sentence each. */
export interface OutputOutcome {
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** Writes what was asked for. What fails stops neither the others nor the run. `exported` is the export that the run has open. */
export async function writeOutputs(
  plan: OutputPlan,
  report: TrackReport,
  settings: RunSettings,
  exported: OtlpExport | null = null,
): Promise<OutputOutcome> {
  const failures: string[] = [];
  const notes: string[] = [];
  const attempt = async (what: string, write: () => Promise<string | undefined>): Promise<void> => {
    try {
      const note = await write();
      if (note !== undefined) notes.push(note);
    } catch (error) {
      failures.push(failureSentence(what, error));
    }
  };
  const { csv, json, prometheus, otlp } = plan;
  if (csv !== null) {
    await attempt(csv, async () => {
      const { appendCsv } = await import("./append-csv.ts");
      const used = await appendCsv(csv, plan.format, report, settings);
      return used === csv ? undefined : `${csv} has other columns and was left alone; the row is in ${used}.`;
    });
  }
  if (json !== null) {
    await attempt(json, async () => {
      await makeFolder(dirname(json));
      await replaceFile(json, `${printableJson(report, 2)}\n`);
      return undefined;
    });
  }
  if (prometheus !== null) {
    await attempt(prometheus, async () => {
      const { prometheusText } = await import("./prometheus.ts");
      await replaceFile(prometheus, prometheusText(report));
      return undefined;
    });
  }
  if (otlp !== null) {
    await attempt(`The metrics for ${shownAddress(otlp)}`, async () => {
      const last = exported ?? (await (await import("./otlp.ts")).openOtlp(otlpAddress(otlp), report));
      await last.close(report);
      return undefined;
    });
  }
  return { failures, notes };
}

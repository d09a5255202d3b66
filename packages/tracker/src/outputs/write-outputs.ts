import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { TrackReport } from "../run/report.ts";
import type { OutputPlan, RunSettings } from "../run/run-settings.ts";
import { failureSentence } from "./failure-sentence.ts";
import { makeFolder } from "./make-folder.ts";
import type { OtlpExport } from "./otlp.ts";

/** What came of the outputs, a sentence each. */
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
      const temporary = `${json}.${process.pid}.tmp`;
      await writeFile(temporary, `${JSON.stringify(report, null, 2)}\n`);
      await rename(temporary, json);
      return undefined;
    });
  }
  if (prometheus !== null) {
    await attempt(prometheus, async () => {
      const { writePrometheus } = await import("./prometheus.ts");
      await writePrometheus(prometheus, report);
      return undefined;
    });
  }
  if (otlp !== null) {
    await attempt(`The metrics for ${otlp}`, async () => {
      const last = exported ?? (await (await import("./otlp.ts")).openOtlp(otlp, report));
      await last.close(report);
      return undefined;
    });
  }
  return { failures, notes };
}

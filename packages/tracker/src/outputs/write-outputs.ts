import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { TrackReport } from "../run/report.ts";
import type { OutputPlan, RunSettings } from "../run/run-settings.ts";
import { makeFolder } from "./make-folder.ts";

/** What came of the outputs, a sentence each. */
export interface OutputOutcome {
  readonly failures: readonly string[];
  readonly notes: readonly string[];
}

/** Writes what was asked for. What fails stops neither the others nor the run. */
export async function writeOutputs(
  plan: OutputPlan,
  report: TrackReport,
  settings: RunSettings,
): Promise<OutputOutcome> {
  const failures: string[] = [];
  const notes: string[] = [];
  const attempt = async (what: string, write: () => Promise<string | undefined>): Promise<void> => {
    try {
      const note = await write();
      if (note !== undefined) notes.push(note);
    } catch (error) {
      failures.push(`${what} was not written: ${error instanceof Error ? error.message : String(error)}.`);
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
      const { exportOtlp } = await import("./otlp.ts");
      await exportOtlp(otlp, report);
      return undefined;
    });
  }
  return { failures, notes };
}

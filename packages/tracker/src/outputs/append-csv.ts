import { dirname } from "node:path";
import { csvText } from "@green-place/core";
import { stringify } from "csv-stringify/sync";
import type { TrackReport } from "../report/report.ts";
import type { RunSettings } from "../report/run-settings.ts";
import { makeFolder } from "../system/make-folder.ts";
import { appendRow } from "./append-row.ts";
import { codecarbonRow } from "./codecarbon-csv.ts";
import { greenPlaceColumns } from "./green-place-csv.ts";

/**
 * Appends the run's row in either schema; gives the path where it is. An unknown is an empty cell. `begunBefore`: another process may have
 * written it.
 */
export async function appendCsv(
  path: string,
  format: "green-place" | "codecarbon",
  report: TrackReport,
  settings: RunSettings,
  begunBefore: boolean,
): Promise<string> {
  const cells =
    format === "codecarbon"
      ? codecarbonRow(report, settings)
      : greenPlaceColumns.map(([name, value]) => [name, value(report)] as const);
  await makeFolder(dirname(path));
  return appendRow(path, {
    runId: report.runId,
    header: stringify([cells.map(([name]) => name)]),
    row: stringify([cells.map(([, value]) => (typeof value === "string" ? csvText(value) : (value ?? "")))]),
    begunBefore,
  });
}

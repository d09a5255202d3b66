import { readFile } from "node:fs/promises";
import { GreenPlaceError } from "@green-place/contract";
import { createMeter, type Meter } from "../meter/meter.ts";
import type { TraceEntry } from "../meter/trace-entry.ts";
import { assumedPlace } from "../place/resolve-place.ts";
import { buildReport } from "../run/build-report.ts";
import type { TrackReport } from "../run/report.ts";
import { defaultRestRatio, type RunSettings } from "../run/run-settings.ts";
import { readTrace, type Trace } from "./read-trace.ts";

export interface Replayed {
  readonly trace: Trace;
  readonly meter: Meter;
  readonly settings: RunSettings;
  readonly report: TrackReport;
}

const bare: RunSettings = {
  place: assumedPlace({}),
  restRatio: defaultRestRatio,
  embodied: null,
  limits: [],
  rank: null,
  host: null,
  os: null,
  cpuModel: null,
  cpuThreads: 0,
  memoryGib: null,
  startMs: null,
  warnings: [],
  outputs: { csv: null, format: "green-place", json: null, prometheus: null, otlp: null },
  experimentId: null,
};

/** Sends the readings of a trace through the meter again. Nothing is measured and nothing is written: the same trace gives the same report. */
export function replayTrace(trace: Trace): Replayed {
  const { header, entries } = trace;
  let settings: RunSettings = { ...bare, ...(header.settings as Partial<RunSettings>) };
  const meter = createMeter({ mode: header.mode, threads: header.threads, restRatio: settings.restRatio });
  let end: TraceEntry["end"];
  for (const entry of entries) {
    meter.accept(entry);
    if (entry.settings) settings = { ...settings, ...(entry.settings as Partial<RunSettings>) };
    end = entry.end ?? end;
  }
  const warnings = end
    ? []
    : ["The run was cut off: what it did after its last sample is not in this report."];
  const report = buildReport(header, settings, meter, {
    end: end ?? null,
    rssMib: null,
    recovered: !end,
    warnings,
  });
  return { trace, meter, settings, report };
}

/** Replays a recording or a journal. Throws `E_TRACE` for a file that is none or cannot be read. */
export async function replay(path: string): Promise<TrackReport> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new GreenPlaceError(
      "E_TRACE",
      `The trace ${path} cannot be read (${cause.code}).`,
      "Give a file that `green-place track --record` wrote.",
      { cause },
    );
  });
  return replayTrace(readTrace(text, path)).report;
}

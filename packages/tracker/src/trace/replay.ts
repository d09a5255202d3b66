import { readFile } from "node:fs/promises";
import { GreenPlaceError } from "@green-place/contract";
import { auxiliaryRatio } from "../meter/auxiliary-ratio.ts";
import { createMeter, type Meter } from "../meter/meter.ts";
import type { TraceEntry } from "../meter/trace-entry.ts";
import { assumedPlace } from "../place/resolve-place.ts";
import { buildReport } from "../report/build-report.ts";
import type { TrackReport } from "../report/report.ts";
import type { RunSettings } from "../report/run-settings.ts";
import { readTrace, type Trace } from "./read-trace.ts";

/** A trace and what came out of it. */
export interface Replayed {
  readonly trace: Trace;
  readonly meter: Meter;
  readonly settings: RunSettings;
  readonly report: TrackReport;
}

/** Settings of a trace whose header has none. */
const emptySettings: RunSettings = {
  place: assumedPlace({}),
  auxiliaryRatio: auxiliaryRatio(undefined, false),
  sources: {},
  embodied: null,
  limits: [],
  rank: null,
  host: null,
  os: null,
  cpuModel: null,
  cpuThreads: 0,
  memoryGib: null,
  accelerators: [],
  startMs: null,
  warnings: [],
  outputs: { csv: null, format: "green-place", json: null, prometheus: null, otlp: null },
  experimentId: null,
};

/** Puts the readings of a trace through the meter again. Nothing is measured and nothing is written: the same trace gives the same report. */
export function replayTrace(trace: Trace): Replayed {
  const { header, entries } = trace;
  let settings: RunSettings = { ...emptySettings, ...(header.settings as Partial<RunSettings>) };
  const meter = createMeter({
    mode: header.mode,
    threads: header.threads,
    auxiliaryRatio: settings.auxiliaryRatio,
  });
  let end: TraceEntry["end"];
  for (const entry of entries) {
    meter.accept(entry);
    if (entry.settings) settings = { ...settings, ...(entry.settings as Partial<RunSettings>) };
    end = entry.end ?? end;
  }
  const warnings = end
    ? []
    : ["The tracker was killed: what the run did after the last sample is not in this report."];
  const report = buildReport(header, settings, meter, {
    end: end ?? null,
    rssMib: null,
    recovered: !end,
    warnings,
  });
  return { trace, meter, settings, report };
}

/** The report of a recording or a journal. Throws `E_TRACE` for a file that is no trace, is of another version, or cannot be read. */
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

import { GreenPlaceError } from "@green-place/contract";
import { createMeter, type Meter } from "../meter/meter.ts";
import type { TraceEntry } from "../meter/trace-entry.ts";
import { assumedPlace } from "../place/resolve-place.ts";
import { buildReport } from "../report/build-report.ts";
import type { TrackReport } from "../report/report.ts";
import type { RunSettings } from "../report/run-settings.ts";
import { givenText } from "../system/given-text.ts";
import { readTrace, type Trace } from "./read-trace.ts";

/** Longer texts are none to V8. A sample a second of a machine with eight GPUs is two weeks long by then. */
const MOST_TRACE_BYTES = 500 * 2 ** 20;

/** A trace and what came out of it. */
export interface Replayed {
  readonly trace: Trace;
  readonly meter: Meter;
  readonly settings: RunSettings;
  readonly report: TrackReport;
}

/** Puts the readings of a trace through the meter again. Nothing is measured and nothing is written: the same trace gives the same report. */
export function replayTrace(trace: Trace): Replayed {
  const { header, entries } = trace;
  let settings: RunSettings = { place: assumedPlace({}), ...header.settings };
  const meter = createMeter({
    mode: header.mode,
    threads: header.threads,
    auxiliaryRatio: settings.auxiliaryRatio,
  });
  let end: TraceEntry["end"];
  for (const entry of entries) {
    meter.accept(entry);
    if (entry.settings) settings = { ...settings, ...entry.settings };
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
  const text = await givenText(path, MOST_TRACE_BYTES).catch((cause: NodeJS.ErrnoException) => {
    throw new GreenPlaceError(
      "E_TRACE",
      `The trace ${path} cannot be read (${cause.code}).`,
      "Give a file that `green-place track --record` wrote.",
      { cause },
    );
  });
  return replayTrace(await readTrace(text, path)).report;
}

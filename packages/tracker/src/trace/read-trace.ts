import { GreenPlaceError } from "@green-place/contract";
import { type TraceEntry, type TraceHeader, traceVersion } from "../meter/trace-entry.ts";

/** A trace as it was read. */
export interface Trace {
  readonly header: TraceHeader;
  readonly entries: readonly TraceEntry[];
  /** Whether its last line was incomplete, as of a tracker that was killed, and was left out. */
  readonly lastLineIncomplete: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Reads the text of a trace; an incomplete last line is left out. Throws `E_TRACE` for another version, and for a line that is damaged. */
export function readTrace(text: string, name: string): Trace {
  const lines = text.split("\n");
  const lastLineIncomplete = lines.pop() !== "";
  const parsed = lines.map((line, index): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      throw new GreenPlaceError(
        "E_TRACE",
        `${name}:${index + 1} is not JSON.`,
        "The file was changed or damaged after it was written; delete the line to go on without it.",
      );
    }
  });
  const [header, ...entries] = parsed;
  const version = isRecord(header) ? header["greenPlaceTrace"] : undefined;
  if (typeof version !== "number") {
    throw new GreenPlaceError(
      "E_TRACE",
      `${name} is not a green-place trace.`,
      `Its first line should say greenPlaceTrace ${traceVersion}.`,
    );
  }
  if (version !== traceVersion) {
    throw new GreenPlaceError(
      "E_TRACE",
      `${name} is a trace of version ${version}, and this green-place reads version ${traceVersion} only.`,
      `Record it again, or read it with the green-place that wrote it.`,
    );
  }
  const damaged = entries.findIndex((entry) => !isRecord(entry) || typeof entry["tMs"] !== "number");
  if (damaged >= 0) {
    throw new GreenPlaceError(
      "E_TRACE",
      `${name}:${damaged + 2} has no instant "tMs".`,
      "Record the trace again.",
    );
  }
  return { header: header as unknown as TraceHeader, entries: entries as TraceEntry[], lastLineIncomplete };
}

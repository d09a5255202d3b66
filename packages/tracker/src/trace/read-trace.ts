import { GreenPlaceError } from "@green-place/contract";
import type { TraceEntry, TraceHeader } from "../meter/trace-entry.ts";

export interface Trace {
  readonly header: TraceHeader;
  readonly entries: readonly TraceEntry[];
  /** Whether its last line was cut off by the end of the writer. */
  readonly torn: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Reads the text of a trace. Throws `E_TRACE` naming the line, unless only the last line is incomplete: that one is left out. */
export function readTrace(text: string, name: string): Trace {
  const lines = text.split("\n");
  const torn = lines.pop() !== "";
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
  if (!isRecord(header) || header["greenPlaceTrace"] !== 1) {
    throw new GreenPlaceError(
      "E_TRACE",
      `${name} is not a green-place trace.`,
      "Its first line should say greenPlaceTrace 1.",
    );
  }
  const broken = entries.findIndex((entry) => !isRecord(entry) || typeof entry["t"] !== "number");
  if (broken >= 0) {
    throw new GreenPlaceError(
      "E_TRACE",
      `${name}:${broken + 2} has no instant "t".`,
      "Record the trace again.",
    );
  }
  return { header: header as unknown as TraceHeader, entries: entries as TraceEntry[], torn };
}

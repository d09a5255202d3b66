import { GreenPlaceError } from "@green-place/contract";
import { traceVersion } from "../meter/trace-entry.ts";
import type { RecordedEntry, RecordedHeader } from "./trace-schema.ts";

/** A trace as it was read. */
export interface Trace {
  readonly header: RecordedHeader;
  readonly entries: readonly RecordedEntry[];
  /** Whether its last line was incomplete, as of a tracker that was killed, and was left out. */
  readonly lastLineIncomplete: boolean;
}

/**
 * Reads the text of a trace. An incomplete last line is left out, and so are fields that this version does not know. Throws `E_TRACE`, with
 * the line, for another version, a line that is damaged, a figure that can't be, and instants that go back.
 */
export async function readTrace(text: string, name: string): Promise<Trace> {
  // Who only measures needs no zod.
  const { headerFaultOr, entryFaultOr } = await import("./trace-schema.ts");
  const lines = text.split("\n");
  const lastLineIncomplete = lines.pop() !== "";
  const first = lines.length > 0 ? parsed(lines[0]!, `${name}:1`) : undefined;
  checkVersion(first, name);
  const header = sound(headerFaultOr(first), `${name}:1`);
  const entries: RecordedEntry[] = [];
  const channels = new Set<string>();
  for (let index = 1; index < lines.length; index++) {
    const where = `${name}:${index + 1}`;
    const entry = sound(entryFaultOr(parsed(lines[index]!, where)), where);
    for (const { id } of entry.channels ?? []) channels.add(id);
    const fault = faultInOrder(entry, entries.at(-1)?.tMs ?? 0, channels.size);
    if (fault !== undefined) throw damaged(`${where} ${fault}`);
    entries.push(entry);
  }
  return { header, entries, lastLineIncomplete };
}

/** What can't be after the lines before: an earlier instant, a reading of no channel. */
function faultInOrder(
  { tMs, readings = [] }: RecordedEntry,
  beforeMs: number,
  channels: number,
): string | undefined {
  if (tMs < beforeMs) return `tMs: ${tMs} is before ${beforeMs}, that of the line before`;
  const stray = readings.findIndex(([channel]) => channel >= channels);
  return stray < 0 ? undefined : `readings[${stray}][0]: there is no channel ${readings[stray]![0]} yet`;
}

function sound<T extends object>(line: T | string, where: string): T {
  if (typeof line === "string") throw damaged(`${where} ${line}`);
  return line;
}

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged(`${where} is not JSON`);
  }
}

const damaged = (what: string): GreenPlaceError =>
  new GreenPlaceError(
    "E_TRACE",
    `${what}.`,
    "The file was changed or damaged after it was written; delete the line to go on without it.",
  );

function checkVersion(first: unknown, name: string): void {
  const version =
    typeof first === "object" && first !== null && "greenPlaceTrace" in first
      ? first.greenPlaceTrace
      : undefined;
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
      "Record it again, or read it with the green-place that wrote it.",
    );
  }
}

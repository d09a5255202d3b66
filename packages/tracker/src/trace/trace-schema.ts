import { issueSentence, tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import { type TraceEntry, type TraceHeader, type TraceReading, traceVersion } from "../meter/trace-entry.ts";
import type { PlaceQuery } from "../place/place-query.ts";
import type { RunSettings } from "../report/run-settings.ts";
import type { ProcessIdentity } from "../system/process-identity.ts";
import { channel } from "./channel-schema.ts";
import { above0, figure, share, text, wholeNumber } from "./figures.ts";
import { type FirstSettings, firstSettings, laterSettings, placeQuery } from "./settings-schema.ts";

/** A century: the end of a run, which is its start and this, is still a date. */
const MOST_MS = 3.2e12;
const instantMs = z.number().min(0).max(MOST_MS);

/** The first line of a trace as it is read back. */
export type RecordedHeader = Omit<TraceHeader, "settings" | "placeQuery"> & {
  readonly settings: FirstSettings;
  readonly placeQuery: PlaceQuery;
};

const processIdentity = tied<ProcessIdentity>()(
  z.object({
    pid: wholeNumber.min(1),
    start: text.nullable(),
    boot: text.nullable(),
    pidNamespace: text.nullable(),
    host: text,
  }),
);

/** Fields that this version does not know are left out: a newer one of the same version of the format may have written them. */
const headerSchema: z.ZodType<RecordedHeader> = tied<RecordedHeader>()(
  z.object({
    greenPlaceTrace: z.literal(traceVersion),
    runId: text.min(1),
    project: text,
    startedAt: z.iso.datetime("is not an instant such as 2026-03-01T12:00:00.000Z"),
    mode: z.enum(["machine", "process"]),
    threads: figure,
    process: processIdentity,
    intervalMs: above0,
    placeQuery,
    settings: firstSettings,
  }),
);

/** A later line of a trace as it is read back. */
export type RecordedEntry = Omit<TraceEntry, "settings"> & { readonly settings?: Partial<RunSettings> };

const channelIndex = wholeNumber;
// A sensor may have read anything; the meter says which values can't be.
const value = z.number().nullable();
// As a union each reading would be tried twice, and they are most of a trace.
const reading = z.tuple([channelIndex, value, instantMs.optional()]) as unknown as z.ZodType<TraceReading>;

const entrySchema: z.ZodType<RecordedEntry> = tied<RecordedEntry>()(
  z.object({
    tMs: instantMs,
    channels: z.array(channel).exactOptional(),
    readings: z.array(reading).exactOptional(),
    cpuSeconds: z.object({ process: figure.nullable(), busy: figure, capacity: figure }).exactOptional(),
    heldGib: figure.exactOptional(),
    usedGib: figure.exactOptional(),
    gpuBusy: z.array(share).exactOptional(),
    task: z
      .union(
        [z.tuple([z.literal("start"), wholeNumber, text]), z.tuple([z.literal("end"), wholeNumber])],
        'is neither ["start", key, name] nor ["end", key]',
      )
      .exactOptional(),
    gramsPerKwh: figure.exactOptional(),
    settings: laterSettings.exactOptional(),
    cpuTimeFrom: text.exactOptional(),
    end: z.object({ exitCode: z.int().nullable(), selfCpuS: figure }).exactOptional(),
  }),
);

const faultOr =
  <T extends object>(schema: z.ZodType<T>) =>
  (line: unknown): T | string => {
    const read = schema.safeParse(line);
    return read.success ? read.data : issueSentence(read.error.issues[0]!, []);
  };

/** The first line of a trace, or the first thing that is wrong with it: `settings.outputs.csv: …`. */
export const headerFaultOr: (line: unknown) => RecordedHeader | string = faultOr(headerSchema);

/** A later line of a trace, or the first thing that is wrong with it: `readings[2][1]: …`. */
export const entryFaultOr: (line: unknown) => RecordedEntry | string = faultOr(entrySchema);

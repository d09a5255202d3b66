import type { PlaceQuery } from "../place/place-query.ts";
import { assumedPlace } from "../place/resolve-place.ts";
import type { Trace } from "../trace/read-trace.ts";
import type { RecordedEntry } from "../trace/trace-schema.ts";
import { findPlace, type PlaceAnswer } from "./find-place.ts";
import { gramsAt } from "./grams-at.ts";
import type { TrackContext } from "./track-context.ts";

/**
 * A trace with its place in it: where the tracker was killed before it was found, it is looked up from what was stated, as the run would have
 * done. No cloud is asked, as this may be another machine. A table that can't be read is a place that isn't known.
 */
export async function withPlace(trace: Trace, context: TrackContext): Promise<Trace> {
  const { header, entries } = trace;
  if (entries.some(({ settings }) => settings?.place !== undefined)) return trace;
  const { placeQuery: query } = header;
  const { found, channels, hourly } = await findPlace(query, { cloud: null, strict: false }, context).catch(
    (error: unknown) => withoutTables(query, error),
  );
  const known = new Set(entries.flatMap((entry) => (entry.channels ?? []).map(({ id }) => id)));
  const better = channels.filter(({ id }) => known.has(id));
  const gramsPerKwh = hourly ? gramsAt(hourly, Date.parse(header.startedAt)) : undefined;
  const entry: RecordedEntry = {
    // Of a run that was killed before its first sample: at its start.
    tMs: entries.at(-1)?.tMs ?? 0,
    settings: { ...found },
    ...(better.length > 0 && { channels: better }),
    ...(gramsPerKwh !== undefined && { gramsPerKwh }),
  };
  return { ...trace, entries: [...entries, entry] };
}

function withoutTables(query: PlaceQuery, error: unknown): PlaceAnswer {
  const why = error instanceof Error ? error.message : String(error);
  const place = assumedPlace(query);
  const warnings = [
    `The place could not be looked up (${why}): ${place.gramsPerKwh.value} g/kWh is used, and no embodied carbon but what was stated.`,
  ];
  const embodied = query.countsMachine ? query.embodied : null;
  return { found: { place: { ...place, warnings }, embodied, sources: {} }, channels: [], hourly: null };
}

import type { IntensitySeries } from "@green-place/contract";
import { askCloudMetadata } from "../place/cloud-metadata.ts";
import type { PlaceQuery } from "../place/place-query.ts";
import { assumedPlace } from "../place/resolve-place.ts";
import type { EffectiveOptions } from "./effective-options.ts";
import { type FoundPlace, findPlace } from "./find-place.ts";
import { gramsAt } from "./grams-at.ts";
import type { SamplingSession } from "./sampling-session.ts";
import type { TrackContext } from "./track-context.ts";

/** The place of a run, which is looked up while the run goes on. */
export interface RunPlace {
  /** Rejects with `E_PLACE_UNKNOWN` under `strict`. */
  readonly ready: Promise<FoundPlace>;
  /** For reports before the place is found. */
  readonly fallback: FoundPlace;
  /** g/kWh in force at an instant, where the place has hourly data for it. */
  hourlyAt(atMs: number): number | undefined;
}

/** Looks the place up and writes it into the trace, with the CPU model that the instance type or the CPU's name gives. */
export function startPlace(
  query: PlaceQuery,
  { cloudMetadata, strict }: Pick<EffectiveOptions, "cloudMetadata" | "strict">,
  isVirtual: boolean,
  context: TrackContext,
  session: SamplingSession,
): RunPlace {
  let hourly: IntensitySeries | null = null;
  let annual: number | undefined;
  const find = async (): Promise<FoundPlace> => {
    const stated = query.given ?? (Object.keys(query.config ?? {}).length > 0 ? query.config : undefined);
    const ask =
      cloudMetadata === "always" ||
      (cloudMetadata === "vm" && isVirtual && !stated && query.gramsPerKwh === undefined);
    const cloud = ask ? await askCloudMetadata(context.fetch, context.metadataServices) : null;
    const answer = await findPlace(query, { cloud, strict }, context);
    const { found, channels } = answer;
    hourly = answer.hourly;
    annual = found.place.gramsPerKwh.value;
    await session.sample({ settings: { ...found }, ...(channels.length > 0 && { channels }) });
    return found;
  };
  const ready = find();
  ready.catch(() => undefined);
  let hadHourly = false;
  return {
    ready,
    fallback: {
      place: assumedPlace(query),
      embodied: query.countsMachine ? query.embodied : null,
      sources: {},
    },
    hourlyAt(atMs) {
      const grams = hourly ? gramsAt(hourly, atMs) : undefined;
      hadHourly ||= grams !== undefined;
      // After the last hour that is known, the year's mean.
      return grams ?? (hadHourly ? annual : undefined);
    },
  };
}

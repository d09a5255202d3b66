import { exactly, GreenPlaceError, type IntensitySeries, type Quantity } from "@green-place/contract";
import { assumedQuantity } from "@green-place/core";
import type { PlaceHow, PlaceLookup, PlaceRequest, ResolvedPlace } from "./place.ts";

/** Where nobody stated the place: the world's average, by core's named default. */
const unknownIntensity: Quantity<"g/kWh"> = assumedQuantity("grid-intensity-unknown", "g/kWh");

/** Of a machine that may or may not stand in a data centre. */
const unknownPue: Quantity<"1"> = assumedQuantity("pue-unknown", "1");

/** What was stated of the place of a run. */
export interface PlaceOptions {
  /** From flags; wins over config and cloud. */
  readonly given?: PlaceRequest | undefined;
  /** From a config file. */
  readonly config?: PlaceRequest | undefined;
  /** What the cloud's metadata service said, if it was asked. */
  readonly cloud?: PlaceRequest | null;
  /** g/kWh as the user states them; replaces every lookup. */
  readonly gramsPerKwh?: number | undefined;
  /** Power usage effectiveness, 1 or more. */
  readonly pue?: number | undefined;
  /** Litres a kWh. */
  readonly wue?: number | undefined;
  /** An unknown place is an error. */
  readonly strict?: boolean;
}

const isStated = (place: PlaceRequest | null | undefined): place is PlaceRequest =>
  place != null && (place.zone ?? place.country ?? place.region) !== undefined;

/** A place in messages: `FR`, `aws:eu-west-3`. */
export const placeName = ({ zone, country, provider, region }: PlaceRequest): string =>
  zone ?? (region !== undefined ? `${provider ?? "?"}:${region}` : (country ?? "unknown"));

/**
 * Where a run is and what its electricity emits: flags, then config, then the cloud's metadata service. No place is derived from an IP address.
 * An unknown place is the world's average, marked `assumed`, with a warning; with `strict` it throws `E_PLACE_UNKNOWN`.
 */
export async function resolvePlace(
  options: PlaceOptions,
  lookup: PlaceLookup | undefined,
): Promise<{ readonly place: ResolvedPlace; readonly hourly: IntensitySeries | null }> {
  const found: readonly (readonly [PlaceRequest | null | undefined, PlaceHow])[] = [
    [options.given, "given"],
    [options.config, "config"],
    [options.cloud, "cloud-metadata"],
  ];
  const [request, how] = found.find(([place]) => isStated(place)) ?? [undefined, "assumed" as const];
  const warnings: string[] = [];
  const answer = request && lookup ? await lookup(request) : null;
  const facts = answer?.ok ? answer.data : null;
  if (request && lookup && !facts) {
    const hints =
      answer && !answer.ok && answer.suggestions.length > 0
        ? ` Did you mean ${answer.suggestions.join(", ")}?`
        : "";
    warnings.push(`The place ${placeName(request)} is not known.${hints}`);
  }
  const stated =
    options.gramsPerKwh === undefined
      ? null
      : exactly("carbon intensity", options.gramsPerKwh, "g/kWh", "core/user");
  const grams = stated ?? facts?.gramsPerKwh ?? null;
  if (!grams) {
    if (options.strict) {
      throw new GreenPlaceError(
        "E_PLACE_UNKNOWN",
        request ? `The place ${placeName(request)} is not known.` : "The place of this run is not known.",
        "Say it: --zone FR, --country FRA, --region aws:eu-west-3 or --intensity 56.",
      );
    }
    warnings.push(
      `${request ? "Its intensity" : "The place"} is not known: the world average of ${unknownIntensity.value} g/kWh is assumed. Say where you are with --zone, --country or --region.`,
    );
  }
  const byUser = <U extends string>(name: string, value: number | undefined, unit: U): Quantity<U> | null =>
    value === undefined ? null : exactly(name, value, unit, "core/user");
  return {
    hourly: stated ? null : (facts?.hourly ?? null),
    place: {
      request: request ?? {},
      how: grams ? (request ? how : "given") : "assumed",
      zone: facts?.zone ?? request?.zone ?? null,
      gramsPerKwh: grams ?? unknownIntensity,
      year: stated ? null : (facts?.year ?? null),
      ...(!stated && facts?.shapeYears && { shapeYears: facts.shapeYears }),
      pue: byUser("PUE", options.pue, "1") ?? facts?.pue ?? unknownPue,
      wue: byUser("WUE", options.wue, "L/kWh") ?? facts?.wue ?? null,
      countryName: facts?.countryName ?? null,
      countryCode:
        facts?.countryCode ?? (request?.country?.length === 3 ? request.country.toUpperCase() : null),
      ...(facts?.ewif && { ewif: facts.ewif }),
      ...(facts?.coordinates && { coordinates: facts.coordinates }),
      warnings,
    },
  };
}

/** A place of which nothing is known but what the user stated. */
export function assumedPlace(options: Pick<PlaceOptions, "gramsPerKwh" | "pue">): ResolvedPlace {
  const { gramsPerKwh, pue } = options;
  return {
    request: {},
    how: gramsPerKwh === undefined ? "assumed" : "given",
    zone: null,
    gramsPerKwh:
      gramsPerKwh === undefined
        ? unknownIntensity
        : exactly("carbon intensity", gramsPerKwh, "g/kWh", "core/user"),
    year: null,
    pue: pue === undefined ? unknownPue : exactly("PUE", pue, "1", "core/user"),
    wue: null,
    countryName: null,
    countryCode: null,
    warnings: [],
  };
}

import { GreenPlaceError } from "@green-place/contract";
import type { TrackCommandOptions } from "@green-place/tracker";

/** What `track` was asked, as its flags say it; the interval in milliseconds. */
export interface TrackOptions {
  zone?: string;
  country?: string;
  region?: string;
  intensity?: number;
  pue?: number;
  wue?: number;
  metadata: "vm" | "always" | "never";
  interval: number;
  mode?: "machine" | "process";
  output?: string;
  outputFormat: "green-place" | "codecarbon";
  json?: string;
  prometheus?: string;
  otlp?: string;
  record?: string;
  sysroot?: string;
  gpuIds?: string[];
  cpuWatts?: number;
  ramWatts?: number;
  project?: string;
  epochs?: number;
  progress?: RegExp;
  budgetKwh?: number;
  budgetKg?: number;
  budgetAction: "warn" | "stop";
  quiet?: true;
  strict?: true;
}

/** Flags that the tracker knows by the same names, in the same units. */
const sameNames = [
  "pue",
  "wue",
  "mode",
  "json",
  "prometheus",
  "otlp",
  "record",
  "sysroot",
  "gpuIds",
  "cpuWatts",
  "ramWatts",
  "project",
  "epochs",
  "progress",
] as const satisfies readonly (keyof TrackOptions & keyof TrackCommandOptions)[];

/** What the flags ask for. Throws `E_OPTIONS`. */
export function trackCommandOptions(options: TrackOptions): TrackCommandOptions {
  const { zone, country, region, intensity, output, budgetKwh, budgetKg } = options;
  const place = placeOf(zone, country, region);
  return {
    intervalMs: options.interval,
    cloudMetadata: options.metadata,
    csvFormat: options.outputFormat,
    quiet: options.quiet === true,
    strict: options.strict === true,
    ...(place && { place }),
    ...(intensity !== undefined && { gramsPerKwh: intensity }),
    ...(output !== undefined && { csv: output }),
    ...((budgetKwh !== undefined || budgetKg !== undefined) && {
      budget: {
        action: options.budgetAction,
        ...(budgetKwh !== undefined && { energyKwh: budgetKwh }),
        ...(budgetKg !== undefined && { carbonKg: budgetKg }),
      },
    }),
    ...withSameNames(options),
  };
}

/** Those of them that were given. */
const withSameNames = (
  options: TrackOptions,
): Partial<Pick<TrackCommandOptions, (typeof sameNames)[number]>> =>
  Object.fromEntries(
    sameNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );

function placeOf(zone?: string, country?: string, region?: string): TrackCommandOptions["place"] | undefined {
  if (zone !== undefined) return { zone };
  if (country !== undefined) return { country };
  if (region === undefined) return undefined;
  const [provider, id, instanceType] = region.split(":");
  if (!provider || !id) {
    throw new GreenPlaceError(
      "E_OPTIONS",
      `"${region}" is not a cloud region.`,
      "Write provider:region, such as aws:eu-west-3.",
    );
  }
  return { provider, region: id, ...(instanceType && { instanceType }) };
}

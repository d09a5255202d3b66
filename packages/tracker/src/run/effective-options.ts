import { GreenPlaceError } from "@green-place/contract";
import type { EmbodiedMachine } from "@green-place/core";
import { type OtlpAddress, otlpAddress } from "../outputs/otlp-address.ts";
import { parseCodecarbonConfig } from "../place/codecarbon-config.ts";
import type { PlaceRequest } from "../place/place.ts";
import type { SensorKind } from "../sensors/sensor.ts";
import type { Budget } from "./budget.ts";
import type { TrackContext } from "./track-context.ts";
import type { TrackOptions } from "./track-options.ts";

/** Options with defaults and CodeCarbon's settings filled in; the caller's own win. Units as in `TrackOptions`. */
export interface EffectiveOptions {
  readonly project: string;
  readonly mode: "machine" | "process";
  readonly intervalMs: number;
  readonly given: PlaceRequest | undefined;
  readonly config: PlaceRequest | undefined;
  readonly gramsPerKwh: number | undefined;
  readonly pue: number | undefined;
  readonly wue: number | undefined;
  readonly embodied: EmbodiedMachine | null;
  readonly cloudMetadata: "vm" | "always" | "never";
  readonly strict: boolean;
  readonly csv: string | null;
  readonly csvFormat: "green-place" | "codecarbon";
  readonly json: string | null;
  readonly prometheus: string | null;
  readonly otlp: OtlpAddress | null;
  readonly metricsIntervalMs: number;
  readonly record: string | null;
  readonly sysroot: string | undefined;
  readonly sensors: readonly SensorKind[] | undefined;
  readonly gpuIds: readonly string[] | undefined;
  readonly preferPsys: boolean;
  readonly preferCpuLoad: boolean;
  readonly cpuWatts: number | undefined;
  readonly ramWatts: number | undefined;
  readonly auxiliaryRatio: TrackOptions["auxiliaryRatio"];
  readonly epochs: number | undefined;
  readonly budget: Budget | null;
  readonly experimentId: string | null;
  readonly warnings: readonly string[];
}

const checkAtLeast = (name: string, value: number | undefined, least: number): void => {
  if (value !== undefined && !(Number.isFinite(value) && value >= least)) {
    throw new GreenPlaceError(
      "E_TRACK_OPTION",
      `${name} is ${value}.`,
      `Expected a number of at least ${least}.`,
    );
  }
};

/** Throws `E_TRACK_OPTION` for a number that is too small, infinite or NaN, and for an address of a collector that is none. */
export async function effectiveOptions(
  options: TrackOptions,
  context: TrackContext,
): Promise<EffectiveOptions> {
  const old =
    options.codecarbonConfig === false
      ? { settings: {}, ignored: [], invalid: [], unused: [] }
      : await parseCodecarbonConfig({
          homeDirectory: context.homeDirectory,
          workingDirectory: context.cwd,
          env: context.env,
          ...(options.workingFolderConfig && { workingFolderConfig: options.workingFolderConfig }),
        });
  const cc = old.settings as Awaited<ReturnType<typeof parseCodecarbonConfig>>["settings"];
  const intervalMs = options.intervalMs ?? cc.intervalMs ?? 1000;
  const pue = options.pue ?? cc.pue;
  checkAtLeast("The interval in ms", intervalMs, 10);
  checkAtLeast("The interval of the metrics in ms", options.metricsIntervalMs, 10);
  checkAtLeast("PUE", pue, 1);
  checkAtLeast("WUE", options.wue ?? cc.wue, 0);
  checkAtLeast("The intensity in g/kWh", options.gramsPerKwh ?? cc.gramsPerKwh, 0);
  checkAtLeast("CPU watts", options.cpuWatts ?? cc.cpuWatts, 0);
  checkAtLeast("Memory watts", options.ramWatts ?? cc.ramWatts, 0);
  const config: PlaceRequest = {
    ...(cc.country !== undefined && { country: cc.country }),
    ...(cc.provider !== undefined && cc.region !== undefined && { provider: cc.provider, region: cc.region }),
  };
  const asked = options.mode ?? cc.mode ?? "machine";
  const perProcess = asked === "process" && context.platform !== "win32";
  const warnings = [
    ...(asked === "process" && !perProcess
      ? ["Windows has no process mode here: the whole machine is measured."]
      : []),
    ...(old.ignored.length > 0
      ? [`These CodeCarbon settings have no counterpart here: ${old.ignored.join(", ")}.`]
      : []),
    ...old.unused,
    ...old.invalid.map((setting) => `This CodeCarbon setting can't be read: ${setting}.`),
  ];
  const oldCsv =
    cc.outputFile !== undefined || cc.outputDir !== undefined
      ? `${cc.outputDir ?? "."}/${cc.outputFile ?? "emissions.csv"}`
      : null;
  return {
    project: options.project ?? cc.project ?? "green-place",
    mode: perProcess ? "process" : "machine",
    intervalMs,
    given: options.place,
    config,
    gramsPerKwh: options.gramsPerKwh ?? cc.gramsPerKwh,
    pue,
    wue: options.wue ?? cc.wue,
    embodied: options.embodied ?? null,
    cloudMetadata: options.cloudMetadata ?? "vm",
    strict: options.strict ?? false,
    csv: options.csv ?? (cc.saveToFile === false ? null : oldCsv),
    csvFormat: options.csvFormat ?? "green-place",
    json: options.json ?? null,
    prometheus: options.prometheus ?? null,
    otlp: options.otlp === undefined ? null : otlpAddress(options.otlp),
    metricsIntervalMs: options.metricsIntervalMs ?? 15_000,
    record: options.record ?? null,
    sysroot: options.sysroot,
    sensors: options.sensors,
    gpuIds: options.gpuIds ?? cc.gpuIds,
    preferPsys: options.preferPsys ?? cc.preferPsys ?? false,
    preferCpuLoad: options.preferCpuLoad ?? cc.preferCpuLoad ?? false,
    cpuWatts: options.cpuWatts ?? cc.cpuWatts,
    ramWatts: options.ramWatts ?? cc.ramWatts,
    auxiliaryRatio: options.auxiliaryRatio,
    epochs: options.epochs,
    budget: options.budget ?? null,
    experimentId: cc.experimentId ?? null,
    warnings,
  };
}

import type { Range } from "@green-place/contract";
import type { EmbodiedMachine } from "@green-place/core";
import type { WorkingFolderConfig } from "../place/codecarbon-config.ts";
import type { PlaceRequest } from "../place/place.ts";
import type { Sample } from "../report/sample.ts";
import type { SensorKind } from "../sensors/sensor.ts";
import type { Budget } from "./budget.ts";
import type { TrackContext } from "./track-context.ts";

/** How a run is measured, converted to carbon, and where its results are written. Every option may be left out. */
export interface TrackOptions {
  /** Label in the outputs; default `green-place`. */
  readonly project?: string;
  /** `machine` (default): everything the machine draws. `process`: the share of the command, or of this process and its children. */
  readonly mode?: "machine" | "process";
  /** Milliseconds between samples; default 1000. */
  readonly intervalMs?: number;
  /** Where the run is; default: a CodeCarbon config, else the cloud's metadata service. */
  readonly place?: PlaceRequest;
  /** g/kWh; replaces the lookup. */
  readonly gramsPerKwh?: number;
  /** Power usage effectiveness of the building, 1 or more; replaces the lookup. */
  readonly pue?: number;
  /** Water usage effectiveness of the building, litres a kWh; replaces the lookup. */
  readonly wue?: number;
  /** Embodied carbon of this machine; replaces the lookup by instance type. */
  readonly embodied?: EmbodiedMachine;
  /** Ask the cloud's metadata service for the place: `vm` (default) only inside a virtual machine, when the place is not stated. */
  readonly cloudMetadata?: "vm" | "always" | "never";
  /** An unknown place throws `E_PLACE_UNKNOWN`; default false. */
  readonly strict?: boolean;
  /** CSV file to which the run's row is appended. */
  readonly csv?: string;
  /** Columns of the CSV; `codecarbon` also takes CodeCarbon's models of CPU and memory, so that its series go on. */
  readonly csvFormat?: "green-place" | "codecarbon";
  /** File that the whole report replaces. */
  readonly json?: string;
  /** File of the node exporter's textfile collector that the metrics replace. */
  readonly prometheus?: string;
  /** Endpoint of an OTLP/HTTP collector: `http://localhost:4318`. A user and password in it are sent, and neither shown nor written down. */
  readonly otlp?: string;
  /** Milliseconds between metrics of a run that goes on, in the text file and at the collector; default 15000. */
  readonly metricsIntervalMs?: number;
  /** File for every reading, a trace for `replay`; must not exist. */
  readonly record?: string;
  /** Folder in place of `/` when sensors are read. */
  readonly sysroot?: string;
  /** Default `allSensors`. */
  readonly sensors?: readonly SensorKind[];
  /** Only these GPUs, by index or UUID, as in `CUDA_VISIBLE_DEVICES`. */
  readonly gpuIds?: readonly string[];
  /** Take RAPL's psys zone, the whole platform, in place of packages and DRAM. */
  readonly preferPsys?: boolean;
  /** Model the CPU from its load even where a sensor measures it. */
  readonly preferCpuLoad?: boolean;
  /** Watts of the CPUs at full load, for the model. */
  readonly cpuWatts?: number;
  /** Watts of all memory, for the model. */
  readonly ramWatts?: number;
  /** Auxiliary power (fans, network cards, conversion losses) over that of CPU, GPU and memory; null leaves it out. Default: the `auxiliary-ratio-…` of core's assumptions. */
  readonly auxiliaryRatio?: Range | null;
  /** Read `.codecarbon.config` and `CODECARBON_*`. Default true. */
  readonly codecarbonConfig?: boolean;
  /**
   * How far the working folder's `.codecarbon.config` is followed: `settings` (default), all of it but where files are written; `all`; or
   * `none`. Your own file in your home folder and `CODECARBON_*` are followed as a whole.
   */
  readonly workingFolderConfig?: WorkingFolderConfig;
  /** Epochs, or other equal steps, that the run will take: makes `run.step()` predict. */
  readonly epochs?: number;
  readonly budget?: Budget;
  /** Called after each sample; what it throws becomes a warning. */
  readonly onSample?: (sample: Sample) => void;
  /** Replaces parts of what is outside the run. */
  readonly context?: Partial<TrackContext>;
}

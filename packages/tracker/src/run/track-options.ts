import type { PlaceRequest } from "../place/place.ts";
import type { SensorKind } from "../sensors/sensor.ts";
import type { Budget } from "./budget.ts";
import type { Embodied } from "./run-settings.ts";
import type { Sample } from "./sample.ts";
import type { TrackWorld } from "./track-world.ts";

/** How a run is measured, priced in carbon and written down. Everything has a default. */
export interface TrackOptions {
  /** Default `green-place`. */
  readonly project?: string;
  /** `machine` (default): all that the machine draws. `process`: the share of the command, or of this process, in it. */
  readonly mode?: "machine" | "process";
  /** Milliseconds between samples; default 1000. */
  readonly intervalMs?: number;
  readonly place?: PlaceRequest;
  /** g/kWh; replaces the lookup. */
  readonly gramsPerKwh?: number;
  readonly pue?: number;
  /** Litres a kWh. */
  readonly wue?: number;
  /** The making of this machine; replaces what is known of the cloud's instance type. */
  readonly embodied?: Embodied;
  /** Ask the cloud's metadata service for the place: `vm` (default) only inside a virtual machine when nothing else says it. */
  readonly cloudMetadata?: "vm" | "always" | "never";
  /** An unknown place is an error. */
  readonly strict?: boolean;
  /** CSV file to which the run's row is appended. */
  readonly csv?: string;
  /** Columns of the CSV; `codecarbon` also takes CodeCarbon's models of CPU and memory, so that its series go on. */
  readonly csvFormat?: "green-place" | "codecarbon";
  readonly json?: string;
  /** Text file for the node exporter's textfile collector. */
  readonly prometheus?: string;
  /** Endpoint of an OTLP/HTTP collector: `http://localhost:4318`. */
  readonly otlp?: string;
  /** Milliseconds between metrics of a run that goes on, in the text file and at the collector; default 15000. */
  readonly metricsIntervalMs?: number;
  /** Keep every reading in this file. */
  readonly record?: string;
  /** Folder that stands for `/` when sensors are read. */
  readonly sysroot?: string;
  readonly sensors?: readonly SensorKind[];
  readonly gpuIds?: readonly string[];
  readonly preferPsys?: boolean;
  /** Model the CPU even where a sensor would show it. */
  readonly preferCpuLoad?: boolean;
  /** Watts of the CPUs at full load, for the model. */
  readonly cpuWatts?: number;
  /** Watts of all memory, for the model. */
  readonly ramWatts?: number;
  /** Fans, power supply and network per watt of the rest; null leaves them out. Default 0.33 (0.2 to 0.6). */
  readonly restRatio?: { readonly low: number; readonly value: number; readonly high: number } | null;
  /** Read `.codecarbon.config` and `CODECARBON_*`. Default true. */
  readonly codecarbonConfig?: boolean;
  /** Epochs, or other equal steps, that the run will take: makes `run.step()` predict. */
  readonly epochs?: number;
  readonly budget?: Budget;
  readonly onSample?: (sample: Sample) => void;
  readonly world?: Partial<TrackWorld>;
}

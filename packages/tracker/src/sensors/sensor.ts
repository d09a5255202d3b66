import type { Channel } from "../meter/channel.ts";

/** A reading of one channel: null is a read that failed. `tMs` is set where the reading is older than the call that fetched it. */
export interface SensorReading {
  readonly channel: string;
  readonly value: number | null;
  /** On the clock of `SensorContext.nowMs`. */
  readonly tMs?: number;
  /** How busy the device was, 0 to 1, where the sensor says so. */
  readonly busy?: number;
}

/** What `doctor` shows of a sensor. */
export interface SensorDiagnosis {
  readonly sensor: string;
  readonly works: boolean;
  /** What it would give: `measured, +-5 %`. */
  readonly quality: string;
  /** One sentence: what was found. */
  readonly found: string;
  /** The exact command that makes it work, if one does. */
  readonly fix?: string;
}

/** Everything outside that a sensor touches; a test, or `--sysroot`, brings its own. */
export interface SensorContext {
  /** Folder that stands for `/`. */
  readonly sysroot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** The interval at which the run is sampled. */
  readonly intervalMs: number;
  /** Ids in the manner of `CUDA_VISIBLE_DEVICES`; absent: what the environment says. */
  readonly gpuIds?: readonly string[];
  readonly preferPsys?: boolean;
}

/** An opened sensor. Nothing in it throws: what fails is a reading of null. */
export interface Sensor {
  /** Channels found so far; a stream may find its own only after a while. */
  channels(): readonly Channel[];
  /** Readings since the last call. */
  read(): Promise<readonly SensorReading[]> | readonly SensorReading[];
  close(): void;
}

/** How a kind of sensor is opened and diagnosed. `open` gives null where the machine has none. */
export interface SensorKind {
  readonly name: string;
  open(context: SensorContext): Promise<Sensor | null>;
  diagnose(context: SensorContext): Promise<SensorDiagnosis>;
}

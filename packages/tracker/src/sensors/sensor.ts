import type { Channel } from "../meter/channel.ts";

/** A reading of one channel, J of a counter or W of a power; null is a read that failed. */
export interface SensorReading {
  /** Id of the channel. */
  readonly channel: string;
  readonly value: number | null;
  /** Instant of the reading on the clock of `SensorContext.nowMs`; absent: that of the call. */
  readonly tMs?: number;
  /** How busy the device was, 0 to 1; absent: not known. */
  readonly busy?: number;
}

/** Whether a sensor works on this machine. */
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

/** Everything outside a sensor that it uses. */
export interface SensorContext {
  /** Folder in place of `/`. */
  readonly sysroot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Milliseconds between samples of the run. */
  readonly intervalMs: number;
  /** GPUs by index or UUID, as in `CUDA_VISIBLE_DEVICES`; absent: those of the environment. */
  readonly gpuIds?: readonly string[];
  /** Take RAPL's psys zone, the whole platform, in place of packages and DRAM. */
  readonly preferPsys?: boolean;
}

/** An opened sensor. It does not throw: a read that fails is a reading of null. */
export interface Sensor {
  /** Channels found so far; a stream finds them with its first lines. */
  channels(): readonly Channel[];
  /** Readings since the last call. */
  read(): Promise<readonly SensorReading[]> | readonly SensorReading[];
  /** Why it gives no readings any more, a sentence; null or absent: nothing is known to be wrong. */
  fault?(): string | null;
  /** Ends what it has running; waits for nothing. */
  close(): void;
}

/** How a kind of sensor is opened and diagnosed. `open` gives null where the machine has none. */
export interface SensorKind {
  readonly name: string;
  open(context: SensorContext): Promise<Sensor | null>;
  diagnose(context: SensorContext): Promise<SensorDiagnosis>;
}

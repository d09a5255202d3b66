import type { Allocation } from "../attribution/allocation.ts";
import type { MachineCpuClock } from "../attribution/machine-cpu-time.ts";
import type { MemoryGauge } from "../attribution/memory-in-use.ts";
import type { ProcessAccounting } from "../attribution/process-accounting.ts";
import type { Channel } from "../meter/channel.ts";
import { createMeter, type Meter } from "../meter/meter.ts";
import type { TraceEntry, TraceHeader, TraceReading } from "../meter/trace-entry.ts";
import type { RunSettings } from "../report/run-settings.ts";
import type { ChannelRegistry } from "../sensors/channel-registry.ts";
import type { Sensor, SensorReading } from "../sensors/sensor.ts";
import { withinMs } from "../system/time-limit.ts";
import type { TraceWriter } from "../trace/trace-writer.ts";

/** What a sampling session works with. */
export interface SamplingSessionParts {
  readonly header: TraceHeader;
  readonly settings: RunSettings;
  readonly allocation: Allocation;
  readonly sensors: readonly Sensor[];
  readonly registry: ChannelRegistry;
  readonly models: readonly Channel[];
  readonly clock: MachineCpuClock;
  readonly memory: MemoryGauge;
  readonly accounting: ProcessAccounting;
  readonly writers: readonly TraceWriter[];
  readonly nowMs: () => number;
}

/** What goes into an entry besides readings. */
export type EntryExtras = Pick<TraceEntry, "task" | "gramsPerKwh" | "end" | "settings" | "channels">;

/** A measurement that goes on: every `sample` is one entry for the meter and one line of the trace. */
export interface SamplingSession {
  readonly header: TraceHeader;
  readonly meter: Meter;
  sample(extras?: EntryExtras): Promise<void>;
  /** What went wrong with sensors so far, a sentence each. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/** A sensor that takes longer than this fails in a sample; its readings come with a later one. */
const sensorTimeoutMs = 800;

/** Opens a session; it owns its parts and closes them. */
export function openSamplingSession(parts: SamplingSessionParts): SamplingSession {
  const { header, registry, nowMs } = parts;
  const meter = createMeter({
    mode: header.mode,
    threads: header.threads,
    auxiliaryRatio: parts.settings.auxiliaryRatio,
  });
  let startMs: number | null = null;
  let queue: Promise<void> = Promise.resolve();
  let modelsAdmitted = false;
  const late = new Map<Sensor, Promise<readonly SensorReading[]>>();

  const readSensor = async (sensor: Sensor): Promise<readonly SensorReading[]> => {
    const reading = late.get(sensor) ?? Promise.resolve(sensor.read());
    late.set(sensor, reading);
    const answer = await withinMs(reading, sensorTimeoutMs);
    if (answer === null) return sensor.channels().map(({ id }) => ({ channel: id, value: null }));
    late.delete(sensor);
    return answer;
  };

  const takeSample = async (extras: EntryExtras): Promise<void> => {
    const askedMs = nowMs();
    const [answers, cpu, processes, usedGib] = await Promise.all([
      Promise.all(parts.sensors.map((sensor) => readSensor(sensor).catch(() => []))),
      parts.clock.read(),
      parts.accounting.read(),
      parts.memory.readGib(),
    ]);
    startMs ??= askedMs;
    const tMs = askedMs - startMs;
    const channels = parts.sensors.flatMap((sensor) => [...registry.admit(sensor.channels())]);
    if (!modelsAdmitted) {
      channels.push(...registry.admit(parts.models));
      modelsAdmitted = true;
    }
    const { channels: replaced = [], ...others } = extras;
    channels.push(...replaced);
    const readings: TraceReading[] = [];
    const gpuBusy: number[] = [];
    for (const { channel, value: read, tMs: readMs, busy } of answers.flat()) {
      const index = registry.indexOf(channel);
      if (index === undefined) continue;
      // Neither NaN nor infinity is a reading, whatever a sensor says.
      const value = Number.isFinite(read) ? read : null;
      if (busy !== undefined && busy >= 0 && busy <= 1) gpuBusy.push(busy);
      readings.push(
        readMs === undefined ? [index, value] : [index, value, Math.max(0, round(readMs - startMs))],
      );
    }
    const entry: TraceEntry = {
      tMs: round(tMs),
      ...(channels.length > 0 && { channels }),
      ...(readings.length > 0 && { readings }),
      ...(cpu && { cpuSeconds: { process: processes.cpuSeconds, ...cpu } }),
      ...(processes.heldGib !== null && { heldGib: round(processes.heldGib) }),
      ...(gpuBusy.length > 0 && { gpuBusy }),
      ...(usedGib !== null && { usedGib: Math.round(usedGib * 1000) / 1000 }),
      ...(startMs === askedMs && { cpuTimeFrom: parts.accounting.method }),
      ...others,
    };
    meter.accept(entry);
    for (const writer of parts.writers) writer.append(entry);
  };

  return {
    header,
    meter,
    sample(extras = {}) {
      // One after the other: a task's boundary waits for the sample that is under way. One that failed fails alone.
      queue = queue.catch(() => undefined).then(() => takeSample(extras));
      return queue;
    },
    faults: () => parts.sensors.flatMap((sensor) => sensor.fault?.() ?? []),
    async close() {
      await queue.catch(() => undefined);
      for (const sensor of parts.sensors) sensor.close();
      parts.clock.close();
      parts.memory.close();
      await parts.accounting.close();
      await Promise.all(parts.writers.map((writer) => writer.close()));
    },
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

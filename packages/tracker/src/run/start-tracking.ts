import { randomUUID } from "node:crypto";
import { hostname, type as osType, release } from "node:os";
import { join } from "node:path";
import { readAllocation } from "../attribution/allocation.ts";
import { openContainerCpuClock } from "../attribution/container-cpu-clock.ts";
import { openMachineCpuClock } from "../attribution/machine-cpu-time.ts";
import { openMemoryGauge } from "../attribution/memory-in-use.ts";
import type { ProcessAccounting } from "../attribution/process-accounting.ts";
import { countsNode, readRank } from "../attribution/rank.ts";
import { auxiliaryRatio } from "../meter/auxiliary-ratio.ts";
import type { Channel } from "../meter/channel.ts";
import { type TraceHeader, traceVersion } from "../meter/trace-entry.ts";
import type { PlaceQuery } from "../place/place-query.ts";
import type { OutputPlan, RunSettings } from "../report/run-settings.ts";
import { findAccelerators } from "../sensors/accelerators.ts";
import { allSensors, openSensors } from "../sensors/all-sensors.ts";
import { createChannelRegistry } from "../sensors/channel-registry.ts";
import { type CpuFacts, cpuLoadChannel } from "../sensors/cpu-load-model.ts";
import { noGpuChannel } from "../sensors/no-gpu-channel.ts";
import { ramChannel } from "../sensors/ram-model.ts";
import type { SensorContext } from "../sensors/sensor.ts";
import { isHidden } from "../sensors/visible-ids.ts";
import { fileFault } from "../system/file-fault.ts";
import { ownIdentity } from "../system/process-identity.ts";
import { openTraceWriter } from "../trace/trace-writer.ts";
import type { EffectiveOptions } from "./effective-options.ts";
import { type RunPlace, startPlace } from "./run-place.ts";
import { openSamplingSession, type SamplingSession } from "./sampling-session.ts";
import type { TrackContext } from "./track-context.ts";

/** A run that has taken its first sample. */
export interface StartedTracking {
  readonly session: SamplingSession;
  readonly settings: RunSettings;
  readonly place: RunPlace;
  /** null where no journal could be begun. */
  readonly journalPath: string | null;
  /** Milliseconds from the call to the first sample. */
  readonly startMs: number;
}

/** Opens the sensors, begins the journal and takes the first sample. The place is looked up while the run goes on. */
export async function startTracking(
  options: EffectiveOptions,
  context: TrackContext,
  accounting: ProcessAccounting,
): Promise<StartedTracking> {
  const begunMs = context.nowMs();
  const runId = randomUUID();
  const sysroot = options.sysroot ?? "/";
  const rank = readRank(context.env);
  const counts = countsNode(rank);
  const countsNothing = options.mode === "machine" && !counts;
  const sensorContext: SensorContext = {
    sysroot,
    env: context.env,
    platform: context.platform,
    nowMs: context.nowMs,
    intervalMs: options.intervalMs,
    preferPsys: options.preferPsys,
    ...(options.gpuIds && { gpuIds: options.gpuIds }),
  };
  const [allocation, sensors, machineClock, { accelerators, gpuInCpu }] = await Promise.all([
    readAllocation(sysroot),
    countsNothing ? [] : openSensors(options.sensors ?? allSensors, sensorContext),
    openMachineCpuClock(sysroot),
    findAccelerators(sysroot),
  ]);
  const found = sensors.flatMap((sensor) => [...sensor.channels()]);
  const measuredCpu = !options.preferCpuLoad && found.some(({ part }) => part === "cpu");
  const container = allocation.threads < allocation.hostThreads;
  const containerClock =
    container && !measuredCpu
      ? await openContainerCpuClock(sysroot, allocation.threads, context.nowMs)
      : null;

  const counted = accelerators?.filter(({ vendor }) => !isHidden(vendor, sensorContext)) ?? null;
  const codecarbon = options.csvFormat === "codecarbon";
  const stated: CpuFacts = options.cpuWatts === undefined ? {} : { statedWatts: options.cpuWatts };
  const models: Channel[] = [];
  if (!countsNothing) {
    if (!measuredCpu) models.push(cpuLoadChannel(allocation, stated, codecarbon));
    models.push(
      ramChannel(allocation, {
        statedWatts: options.ramWatts,
        codecarbon,
        arm: process.arch.startsWith("arm"),
      }),
    );
    if (counted?.length === 0 && !found.some(({ part }) => part === "gpu"))
      models.push(
        noGpuChannel(accelerators?.length !== 0 ? "gpu-hidden" : gpuInCpu ? "gpu-in-cpu" : "no-gpu"),
      );
  }
  const ignored: Channel["part"][] = counts ? [] : ["gpu"];
  const registry = createChannelRegistry(
    ignored,
    options.preferCpuLoad ? models.filter(({ part }) => part === "cpu") : [],
  );
  const warnings = [...options.warnings];
  if (!counts)
    warnings.push(
      `Local rank ${rank!.local} of ${rank!.launcher}: ${countsNothing ? "the node is" : "its GPUs are"} counted by local rank 0.`,
    );

  const outputs: OutputPlan = {
    csv: options.csv,
    format: options.csvFormat,
    json: options.json,
    prometheus: options.prometheus,
    otlp: options.otlp?.shown ?? null,
  };
  const { given, config, gramsPerKwh, pue, wue } = options;
  const { hostThreads, sockets, virtual, cpuModel } = allocation;
  const cpuIsLookedUp = !measuredCpu && !countsNothing && options.cpuWatts === undefined;
  const placeQuery: PlaceQuery = {
    ...{ given, config, gramsPerKwh, pue, wue },
    embodied: options.embodied,
    countsMachine: counts,
    cpu: cpuIsLookedUp ? { hostThreads, sockets, virtual, cpuModel } : null,
    codecarbon,
  };
  const header: TraceHeader = {
    greenPlaceTrace: traceVersion,
    runId,
    project: options.project,
    startedAt: context.now().toISOString(),
    mode: options.mode,
    threads: allocation.threads,
    process: ownIdentity(),
    intervalMs: options.intervalMs,
    placeQuery,
    settings: {
      auxiliaryRatio: auxiliaryRatio(
        options.auxiliaryRatio,
        found.some(({ part }) => part === "gpu") || (counted ?? []).length > 0,
      ),
      sources: {},
      embodied: counts ? options.embodied : null,
      limits: allocation.limits,
      rank,
      host: hostname(),
      os: `${osType()}-${release()}`,
      cpuModel: allocation.cpuModel,
      cpuThreads: allocation.hostThreads,
      memoryGib: allocation.memoryGib,
      accelerators: counts ? counted : [],
      startMs: null,
      warnings,
      outputs,
      experimentId: options.experimentId,
    },
  };
  const failed = (what: string) => (error: unknown) =>
    context.warn(`${what} can't be written (${fileFault(error)}); the run goes on without it.`);
  const journalPath = join(context.stateDirectory, `${runId}.ndjson`);
  const writers = await Promise.all([
    openTraceWriter(journalPath, header, failed("The journal"), "private"),
    ...(options.record === null ? [] : [openTraceWriter(options.record, header, failed("The recording"))]),
  ]);
  const settings = header.settings as unknown as RunSettings;
  const session = openSamplingSession({
    header,
    settings,
    allocation,
    sensors,
    registry,
    models,
    clock: containerClock ?? machineClock,
    memory: await openMemoryGauge(sysroot, allocation.memoryGroup, context.platform),
    accounting,
    writers,
    nowMs: context.nowMs,
  });
  await session.sample();
  const startMs = Math.round(context.nowMs() - begunMs);
  const place = startPlace(placeQuery, options, virtual, context, session);
  return {
    session,
    settings: { ...settings, startMs },
    place,
    journalPath: writers[0].isOpen ? journalPath : null,
    startMs,
  };
}

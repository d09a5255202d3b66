import { rm } from "node:fs/promises";
import { ownAccounting, type ProcessAccounting } from "../attribution/process-accounting.ts";
import { liveMetrics } from "../outputs/live-metrics.ts";
import { buildReport } from "../report/build-report.ts";
import { addMark, type ProgressMark, predictFromMarks } from "../report/prediction.ts";
import type { TrackReport } from "../report/report.ts";
import { firstSample, type Sample, sampleOf } from "../report/sample.ts";
import { type WhatIfCandidate, whatIf } from "../report/what-if.ts";
import { BYTES_PER_MIB } from "../system/memory-units.ts";
import { deliver } from "./deliver.ts";
import { type EffectiveOptions, effectiveOptions } from "./effective-options.ts";
import type { FoundPlace } from "./find-place.ts";
import { startTracking } from "./start-tracking.ts";
import { tickEvery } from "./tick-every.ts";
import { type TrackContext, trackContext } from "./track-context.ts";
import type { TrackOptions } from "./track-options.ts";
import type { TrackRun } from "./track-run.ts";

/**
 * Measures from now until `stop`. A sensor, an output or a journal that fails is a warning and a flag, never an exception. Throws
 * `E_TRACK_OPTION` for a number out of its range, and under `strict` `E_PLACE_UNKNOWN`.
 */
export async function track(options: TrackOptions = {}): Promise<TrackRun> {
  const context = trackContext(options.context);
  const effective = await effectiveOptions(options, context);
  return trackWith(
    effective,
    context,
    effective.mode === "process" ? ownAccounting() : noAccounting,
    options.onSample,
  );
}

/** For machine mode, which needs no process's share. */
export const noAccounting: ProcessAccounting = {
  method: "none",
  read: async () => ({ cpuSeconds: null, heldGib: null }),
  close: async () => undefined,
};

/** As `track`, over the accounting of a given set of processes. */
export async function trackWith(
  options: EffectiveOptions,
  context: TrackContext,
  accounting: ProcessAccounting,
  onSample?: (sample: Sample) => void,
): Promise<TrackRun> {
  const cpuBefore = process.cpuUsage();
  const started = await startTracking(options, context, accounting);
  const { session } = started;
  const warnings: string[] = [];
  let found: FoundPlace = started.place.fallback;
  started.place.ready.then(
    (answer) => {
      found = answer;
    },
    (error: unknown) => {
      // Tables that can't be read. An unknown place under `strict` is thrown below.
      warnings.push(
        `The place could not be looked up (${error instanceof Error ? error.message : String(error)}): ${started.place.fallback.place.gramsPerKwh.value} g/kWh is used, and no embodied carbon but what was stated.`,
      );
    },
  );
  if (options.strict) {
    try {
      await started.place.ready;
    } catch (error) {
      await session.close();
      if (started.journalPath !== null) await rm(started.journalPath, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  const marks: ProgressMark[] = [];
  let steps = 0;
  let lastSample = firstSample;
  let taskKey = 0;
  let stopping: Promise<TrackReport> | null = null;

  const selfCpuS = (): number => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return (user + system) / 1e6;
  };
  const report = (end: { exitCode: number | null; selfCpuS: number } | null): TrackReport => {
    const settings = { ...started.settings, ...found };
    const rssMib = process.memoryUsage.rss() / BYTES_PER_MIB;
    return buildReport(session.header, settings, session.meter, { end, rssMib, recovered: false, warnings });
  };
  const callOnSample = (): void => {
    if (!onSample) return;
    lastSample = sampleOf(
      session.meter,
      { ...started.settings, ...found },
      lastSample,
      predictFromMarks(marks),
    );
    try {
      onSample(lastSample);
    } catch (error) {
      // The caller's callback must not stop the measurement.
      warnings.push(`onSample failed: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };

  const warned = new Set<string>();
  const warnOnce = (sentence: string): void => {
    if (!warned.has(sentence)) context.warn(sentence);
    warned.add(sentence);
  };
  const { metricsIntervalMs } = options;
  const metrics = liveMetrics(options, metricsIntervalMs, context.nowMs(), warnOnce);
  let lastGrams: number | undefined;
  /** The intensity that is in force from now on, where it is another than before. */
  const newIntensity = (): { readonly gramsPerKwh?: number } => {
    const grams = started.place.hourlyAt(context.now().getTime());
    const changed = grams !== undefined && grams !== lastGrams;
    lastGrams = grams;
    return changed ? { gramsPerKwh: grams } : {};
  };
  const tick = async (): Promise<void> => {
    await session.sample(newIntensity());
    callOnSample();
    metrics.offer(context.nowMs(), run.report);
  };
  const stopTicking = tickEvery(options.intervalMs, context.nowMs, tick);

  const run: TrackRun = {
    runId: session.header.runId,
    async task(name) {
      const key = ++taskKey;
      await session.sample({ task: ["start", key, name] });
      let ended: Promise<void> | null = null;
      const stop = (): Promise<void> => {
        ended ??= session.sample({ task: ["end", key] });
        return ended;
      };
      return { name, stop, [Symbol.asyncDispose]: stop };
    },
    async step(fraction) {
      await session.sample();
      steps++;
      const share = fraction ?? (options.epochs === undefined ? null : Math.min(1, steps / options.epochs));
      if (share === null) return null;
      const { total, seconds } = session.meter.summary();
      addMark(marks, { fraction: share, joules: total.value, seconds });
      return predictFromMarks(marks);
    },
    report: () => report(null),
    stop(exitCode = null) {
      stopping ??= finish(exitCode);
      return stopping;
    },
    [Symbol.asyncDispose]: async () => {
      await run.stop();
    },
  };

  /** None where the tables can't be read: the run still needs its outputs. */
  async function candidatesFor(measured: TrackReport): Promise<readonly WhatIfCandidate[]> {
    try {
      return (await context.whatIfCandidates?.(measured)) ?? [];
    } catch (error) {
      context.warn(`Nothing to compare with: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  async function finish(exitCode: number | null): Promise<TrackReport> {
    stopTicking();
    // The place may still be asked for: it takes a third of a second at most.
    await started.place.ready.catch(() => undefined);
    const end = { exitCode, selfCpuS: selfCpuS() };
    // A run that ended before its place was found has not met an hour yet: it gets this one.
    await session.sample({ ...newIntensity(), end });
    callOnSample();
    warnings.push(...session.faults());
    await session.close();
    const measured = report(end);
    const result = { ...measured, whatIf: whatIf(measured, await candidatesFor(measured)) };
    const exported = await metrics.close();
    const said = await deliver(started.journalPath, result, { ...started.settings, ...found }, exported);
    for (const sentence of said) warnOnce(sentence);
    return { ...result, warnings: [...result.warnings, ...said] };
  }
  return run;
}

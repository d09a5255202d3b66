import { rm } from "node:fs/promises";
import { ownAccounting, type ProcessAccounting } from "../attribution/process-accounting.ts";
import { liveMetrics } from "../outputs/live-metrics.ts";
import { type WhatIfCandidate, whatIf } from "../what-if.ts";
import { buildReport } from "./build-report.ts";
import { type EffectiveOptions, effectiveOptions } from "./effective-options.ts";
import { embodiedShare } from "./embodied-share.ts";
import { type Prediction, type ProgressMark, predictFromMarks } from "./prediction.ts";
import type { TrackReport } from "./report.ts";
import type { FoundPlace } from "./run-place.ts";
import type { Sample } from "./sample.ts";
import { startRun } from "./start-run.ts";
import type { TrackOptions } from "./track-options.ts";
import { type TrackWorld, trackWorld } from "./track-world.ts";

/** A named part of a run. Tasks may nest and overlap. `await using task = await run.task("fold 1")` ends it by itself. */
export interface TrackTask extends AsyncDisposable {
  readonly name: string;
  /** Ends the task; a second call does nothing. */
  stop(): Promise<void>;
}

/** A measurement that runs. `await using run = await track()` stops it by itself. */
export interface TrackRun extends AsyncDisposable {
  readonly runId: string;
  task(name: string): Promise<TrackTask>;
  /** Says that one of the `epochs` is done, or that `fraction` of the whole is; gives the prediction. */
  step(fraction?: number): Promise<Prediction | null>;
  /** What it has come to so far. */
  report(): TrackReport;
  /** Ends it, writes the outputs, and gives the report; a second call gives the same report. */
  stop(exitCode?: number | null): Promise<TrackReport>;
}

/**
 * Measures from now until `stop`. What fails (a sensor, an output, the journal) is a warning and a flag, never an exception;
 * `E_TRACK_OPTION` is thrown for options that make no sense, `E_PLACE_UNKNOWN` under `strict`.
 */
export async function track(options: TrackOptions = {}): Promise<TrackRun> {
  const world = trackWorld(options.world);
  const effective = await effectiveOptions(options, world);
  return trackWith(
    effective,
    world,
    effective.mode === "process" ? ownAccounting() : noAccounting,
    options.onSample,
  );
}

/** In machine mode nobody's share is asked for. */
export const noAccounting: ProcessAccounting = {
  method: "none",
  read: async () => ({ cpuSeconds: null, heldGib: null }),
  close: async () => undefined,
};

/** As `track`, over the accounting of a given set of processes. */
export async function trackWith(
  options: EffectiveOptions,
  world: TrackWorld,
  accounting: ProcessAccounting,
  onSample?: (sample: Sample) => void,
): Promise<TrackRun> {
  const cpuBefore = process.cpuUsage();
  const started = await startRun(options, world, accounting);
  const { session } = started;
  const warnings: string[] = [];
  let found: FoundPlace = started.place.fallback;
  started.place.ready.then(
    (answer) => {
      found = answer;
    },
    (error: unknown) => {
      // Tables that can't be read; an unknown place under `strict` is thrown below.
      warnings.push(
        `The place could not be looked up (${error instanceof Error ? error.message : String(error)}): ${started.place.fallback.place.gramsPerKwh.value} g/kWh is taken, and no embodied carbon but what was stated.`,
      );
    },
  );
  if (options.strict) {
    try {
      await started.place.ready;
    } catch (error) {
      await session.close();
      await rm(started.journalPath, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  const marks: ProgressMark[] = [];
  let steps = 0;
  let lastSample: Sample = { seconds: 0, watts: 0, energyKwh: 0, carbonKg: 0, prediction: null };
  let taskKey = 0;
  let stopping: Promise<TrackReport> | null = null;

  const selfCpuS = (): number => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return (user + system) / 1e6;
  };
  const report = (end: { exitCode: number | null; selfCpuS: number } | null): TrackReport => {
    const settings = { ...started.settings, ...found };
    const rssMib = process.memoryUsage.rss() / 2 ** 20;
    return buildReport(session.header, settings, session.meter, { end, rssMib, recovered: false, warnings });
  };
  const tellSample = (): void => {
    if (!onSample) return;
    const { total, seconds } = session.meter.summary();
    const energyKwh = total.value / 3.6e6;
    const passed = seconds - lastSample.seconds;
    const { place, embodied } = found;
    const grams = session.meter.meanIntensity() ?? place.gramsPerKwh.value;
    const operationalKg = (energyKwh * place.pue.value * grams) / 1000;
    lastSample = {
      seconds,
      watts: passed > 0 ? ((energyKwh - lastSample.energyKwh) * 3.6e6) / passed : lastSample.watts,
      energyKwh,
      carbonKg: operationalKg + (embodied ? embodiedShare(embodied, seconds).value : 0),
      prediction: predictFromMarks(marks),
    };
    try {
      onSample(lastSample);
    } catch (error) {
      // The caller's callback must not stop the measurement.
      warnings.push(`onSample failed: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };

  const warned = new Set<string>();
  const warnOnce = (sentence: string): void => {
    if (!warned.has(sentence)) world.warn(sentence);
    warned.add(sentence);
  };
  const { metricsIntervalMs } = options;
  const metrics = liveMetrics(started.settings.outputs, metricsIntervalMs, world.nowMs(), warnOnce);
  let lastGrams: number | undefined;
  const tick = async (): Promise<void> => {
    const grams = started.place.hourlyAt(world.now().getTime());
    const changed = grams !== undefined && grams !== lastGrams;
    lastGrams = grams;
    await session.sample(changed ? { g: grams } : {});
    tellSample();
    metrics.offer(world.nowMs(), run.report);
  };
  const stopTicking = tickEvery(options.intervalMs, world.nowMs, tick);

  const run: TrackRun = {
    runId: session.header.runId,
    async task(name) {
      const key = ++taskKey;
      await session.sample({ task: ["+", key, name] });
      let ended: Promise<void> | null = null;
      const stop = (): Promise<void> => {
        ended ??= session.sample({ task: ["-", key] });
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
      marks.push({ fraction: share, joules: total.value, seconds });
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

  /** Tables that can't be read must not cost the run its outputs. */
  async function candidatesFor(measured: TrackReport): Promise<readonly WhatIfCandidate[]> {
    try {
      return (await world.whatIfCandidates?.(measured)) ?? [];
    } catch (error) {
      world.warn(`Nothing to compare with: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  async function finish(exitCode: number | null): Promise<TrackReport> {
    stopTicking();
    // The place may still be asked for: it takes a third of a second at most.
    await started.place.ready.catch(() => undefined);
    const end = { exitCode, selfCpuS: selfCpuS() };
    await session.sample({ end });
    tellSample();
    await session.close();
    const measured = report(end);
    const result = { ...measured, whatIf: whatIf(measured, await candidatesFor(measured)) };
    const { writeOutputs } = await import("../outputs/write-outputs.ts");
    const settings = { ...started.settings, ...found };
    const exported = await metrics.close();
    const { failures, notes } = await writeOutputs(settings.outputs, result, settings, exported);
    for (const sentence of [...notes, ...failures]) warnOnce(sentence);
    // A journal whose row could not be written is what `recover` works from.
    if (failures.length === 0) await rm(started.journalPath, { force: true }).catch(() => undefined);
    return { ...result, warnings: [...result.warnings, ...notes, ...failures] };
  }
  return run;
}

/** Calls `task` at whole multiples of the interval, never twice at once, and never keeps the process alive for it. */
function tickEvery(intervalMs: number, nowMs: () => number, task: () => Promise<void>): () => void {
  const begunMs = nowMs();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const schedule = (): void => {
    if (stopped) return;
    const next = intervalMs - ((nowMs() - begunMs) % intervalMs);
    timer = setTimeout(
      () =>
        void task()
          .catch(() => undefined)
          .finally(schedule),
      next,
    ).unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

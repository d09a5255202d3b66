import { joulesToKilowattHours, type Range } from "@green-place/contract";
import { measuredFootprint } from "@green-place/core";
import type { Meter } from "../meter/meter.ts";
import { kilowattHours, partOf } from "../meter/range-arithmetic.ts";
import type { TraceEntry, TraceHeader } from "../meter/trace-entry.ts";
import { leftOutOf, leftOutSentence } from "./left-out.ts";
import type { ReportTask, TrackReport } from "./report.ts";
import { reportBasis } from "./report-sources.ts";
import { measuredRun, operationalKgOf, placeFactors } from "./run-footprint.ts";
import type { RunSettings } from "./run-settings.ts";
import { version } from "./version.ts";

/** How a run ended, and what the tracker itself used. */
export interface RunEnd {
  readonly end: TraceEntry["end"] | null;
  readonly rssMib: number | null;
  readonly recovered: boolean;
  readonly warnings: readonly string[];
}

const SHARE_UNKNOWN =
  "The CPU time of the processes could not be read: their share is not known, and the CPU energy is that of the whole machine, 0 at the low end.";

/**
 * The report of a run, from the energy of its meter: `measuredFootprint` of core has the equations.
 */
export function buildReport(
  header: TraceHeader,
  settings: RunSettings,
  meter: Meter,
  run: RunEnd,
): TrackReport {
  const summary = meter.summary();
  const { place } = settings;
  const mean = meter.meanIntensity();
  const factors = placeFactors(place, mean);
  const grams = factors.intensity;
  const footprint = measuredFootprint(
    measuredRun(summary.factors, summary.seconds, factors, settings.embodied),
  );
  const cpuS = run.end?.selfCpuS ?? null;
  const cpuJoules = summary.cpu?.value ?? null;
  const availableS = meter.cpuSeconds && header.threads > 0 ? summary.seconds * header.threads : null;
  const busy = meter.utilisation();
  const { gpuUnknown, leftOut } = leftOutOf(settings.accelerators, meter.channels(), summary);
  const { memoryGib } = settings;
  const tasks = meter.tasks().map((task): ReportTask => {
    const energyKwh: Range = kilowattHours(partOf(summary.total, task.joules.total));
    return {
      name: task.name,
      startS: task.startS,
      durationS: task.durationS,
      energyKwh,
      carbonKg: operationalKgOf(energyKwh, factors),
    };
  });
  return {
    schemaVersion: 1,
    tool: { name: "green-place", version },
    runId: header.runId,
    project: header.project,
    startedAt: header.startedAt,
    endedAt: new Date(Date.parse(header.startedAt) + meter.tMs).toISOString(),
    durationS: summary.seconds,
    mode: header.mode,
    exitCode: run.end?.exitCode ?? null,
    recovered: run.recovered,
    energyKwh: {
      total: footprint.energyKwh,
      cpu: summary.cpu && kilowattHours(summary.cpu),
      gpu: gpuUnknown ? null : summary.gpu && kilowattHours(summary.gpu),
      ram: summary.ram && kilowattHours(summary.ram),
      auxiliary: summary.auxiliary && kilowattHours(summary.auxiliary),
    },
    facilityEnergyKwh: footprint.facilityKwh,
    carbonKg: footprint.carbonKg,
    operationalKg: footprint.operationalKg,
    embodiedKg: footprint.embodiedKg,
    waterLitres: footprint.waterLitres,
    leftOut,
    components: summary.components.map(({ name, joules, how, sensor, flags }) => ({
      name,
      energyKwh: kilowattHours(joules),
      meanWatts: summary.seconds > 0 ? joules.value / summary.seconds : 0,
      how,
      sensor,
      flags,
    })),
    place: {
      zone: place.zone,
      how: place.how,
      provider: place.request.provider ?? null,
      region: place.request.region ?? null,
      country: place.countryCode ?? place.request.country ?? null,
    },
    intensity: {
      value: grams.value,
      low: grams.low,
      high: grams.high,
      unit: "g/kWh",
      year: place.year,
      hourly: mean !== null,
      shapeYears: mean === null ? null : (place.shapeYears ?? null),
      source: place.gramsPerKwh.source,
    },
    pue: { low: place.pue.low, value: place.pue.value, high: place.pue.high },
    attribution: {
      cpuTimeFrom: header.mode === "process" ? meter.cpuTimeFrom : null,
      processCpuS: summary.processCpuS,
      unattributedKwh: summary.unattributed && kilowattHours(summary.unattributed),
      threads: header.threads,
      limits: settings.limits,
      rank: settings.rank,
    },
    tasks,
    selfOverhead: {
      cpuS,
      cpuShare: cpuS !== null && summary.seconds > 0 ? cpuS / summary.seconds : null,
      energyKwh:
        cpuS !== null &&
        availableS !== null &&
        availableS > 0 &&
        cpuJoules !== null &&
        header.mode === "machine"
          ? joulesToKilowattHours(cpuJoules * Math.min(1, cpuS / availableS))
          : null,
      rssMib: run.rssMib,
      startMs: settings.startMs,
    },
    utilisation: {
      ...busy,
      memory: busy.memoryGib !== null && memoryGib ? busy.memoryGib / memoryGib : null,
    },
    whatIf: [],
    machine: {
      host: settings.host,
      os: settings.os,
      cpuModel: settings.cpuModel,
      gpus: meter
        .channels()
        .flatMap(({ part, device }) => (part === "gpu" && device !== undefined ? [device] : [])),
      memoryGib,
    },
    warnings: [
      ...settings.warnings,
      ...place.warnings,
      ...run.warnings,
      ...leftOut.flatMap((one) => (one.count === null ? [] : [leftOutSentence(one)])),
      ...(header.mode === "process" && (meter.cpuSeconds?.process ?? null) === null ? [SHARE_UNKNOWN] : []),
    ],
    ...reportBasis(settings, factors, meter.channels(), summary.factors.auxiliaryRatio),
  };
}

import type { Meter } from "../meter/meter.ts";
import type { TraceEntry, TraceHeader } from "../meter/trace-entry.ts";
import { version } from "../version.ts";
import { embodiedShare } from "./embodied-share.ts";
import type { ReportTask, TrackReport } from "./report.ts";
import { joulesPerKwh, kwh, plus, productIndependent, type Spread, times } from "./report-arithmetic.ts";
import type { RunSettings } from "./run-settings.ts";

export interface RunEnd {
  readonly end: TraceEntry["end"] | null;
  readonly rssMib: number | null;
  readonly recovered: boolean;
  readonly warnings: readonly string[];
}

/**
 * What a run came to.
 *
 *   operational = E * PUE * intensity        embodied = kg * hours / (lifetime * utilisation)        water = E * WUE
 */
export function buildReport(
  header: TraceHeader,
  settings: RunSettings,
  meter: Meter,
  run: RunEnd,
): TrackReport {
  const summary = meter.summary();
  const { place } = settings;
  const total = kwh(summary.total);
  const mean = meter.meanIntensity();
  const grams = mean === null ? place.gramsPerKwh : times(place.gramsPerKwh, mean / place.gramsPerKwh.value);
  const kgPerKwh = times(grams, 1e-3);
  const operationalKg = productIndependent([total, place.pue, kgPerKwh]);
  const embodiedKg = settings.embodied && embodiedShare(settings.embodied, summary.seconds);
  const cpuS = run.end?.selfCpuS ?? null;
  const account = meter.account;
  const cpuJoules = summary.cpu?.value ?? null;
  const used = account && header.threads > 0 ? summary.seconds * header.threads : null;
  const busy = meter.utilisation();
  const { memoryGib } = settings;
  const tasks = meter.tasks().map((task): ReportTask => {
    const spread: Spread = relative(summary.total, task.joules.total);
    return {
      name: task.name,
      startS: task.startS,
      durationS: task.durationS,
      energyKwh: kwh(spread),
      carbonKg: productIndependent([kwh(spread), place.pue, kgPerKwh]),
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
      total,
      cpu: summary.cpu && kwh(summary.cpu),
      gpu: summary.gpu && kwh(summary.gpu),
      ram: summary.ram && kwh(summary.ram),
      rest: summary.rest && kwh(summary.rest),
    },
    facilityEnergyKwh: productIndependent([total, place.pue]),
    carbonKg: embodiedKg ? plus(operationalKg, embodiedKg) : operationalKg,
    operationalKg,
    embodiedKg,
    waterLitres: place.wue && productIndependent([total, place.wue]),
    components: summary.components.map(({ name, joules, how, sensor, flags }) => ({
      name: name as "cpu" | "gpu" | "ram" | "rest",
      energyKwh: kwh(joules),
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
      source: place.gramsPerKwh.source,
    },
    pue: { low: place.pue.low, value: place.pue.value, high: place.pue.high },
    attribution: {
      cpuTimeFrom: header.mode === "process" ? meter.cpuTimeFrom : null,
      processCpuS: summary.processCpuS,
      unattributedKwh: summary.unattributed && kwh(summary.unattributed),
      threads: header.threads,
      limits: settings.limits,
      rank: settings.rank,
    },
    tasks,
    selfOverhead: {
      cpuS,
      cpuShare: cpuS !== null && summary.seconds > 0 ? cpuS / summary.seconds : null,
      energyKwh:
        cpuS !== null && used !== null && used > 0 && cpuJoules !== null && header.mode === "machine"
          ? (cpuJoules * Math.min(1, cpuS / used)) / joulesPerKwh
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
    warnings: [...settings.warnings, ...place.warnings, ...run.warnings],
  };
}

/** A part of a whole has the whole's relative doubt. */
function relative(whole: Spread, value: number): Spread {
  if (whole.value <= 0) return { low: value, value, high: value };
  return { low: (whole.low / whole.value) * value, value, high: (whole.high / whole.value) * value };
}

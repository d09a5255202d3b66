export { type Allocation, readAllocation } from "./attribution/allocation.ts";
export { countsNode, type Rank, readRank } from "./attribution/rank.ts";
export { dimmModelWatts } from "./compat/dimm-model.ts";
export { type MergedReport, mergeReports } from "./merge-reports.ts";
export type { Channel, CpuLoadModel, How, Law, Part } from "./meter/channel.ts";
export { createMeter, type Meter, type MeterSettings, type TaskEnergy } from "./meter/meter.ts";
export type { TraceEntry, TraceHeader, TraceReading } from "./meter/trace-entry.ts";
export { liveLine, summaryLines } from "./outputs/live-line.ts";
export { prometheusText } from "./outputs/prometheus.ts";
export { askCloudMetadata, type MetadataServices } from "./place/cloud-metadata.ts";
export {
  type CodecarbonConfig,
  type CodecarbonSettings,
  parseCodecarbonConfig,
} from "./place/codecarbon-config.ts";
export type { PlaceFacts, PlaceHow, PlaceLookup, PlaceRequest, ResolvedPlace } from "./place/place.ts";
export { resolvePlace, worldAverage } from "./place/resolve-place.ts";
export type { Budget } from "./run/budget.ts";
export { type Prediction, predictTotal } from "./run/prediction.ts";
export type { Range, ReportComponent, ReportTask, TrackReport, WhatIfRow } from "./run/report.ts";
export type { Embodied } from "./run/run-settings.ts";
export type { Sample } from "./run/sample.ts";
export { type TrackRun, type TrackTask, track } from "./run/track.ts";
export {
  type TrackCommandOptions,
  type TrackCommandResult,
  type TrackCommandWorld,
  trackCommand,
} from "./run/track-command.ts";
export type { TrackOptions } from "./run/track-options.ts";
export type { TrackWorld } from "./run/track-world.ts";
export { allSensors } from "./sensors/all-sensors.ts";
export type { VcpuWatts } from "./sensors/cpu-load-model.ts";
export { diagnoseSensors } from "./sensors/diagnose-sensors.ts";
export type { Sensor, SensorDiagnosis, SensorKind, SensorReading, SensorWorld } from "./sensors/sensor.ts";
export { readTrace, type Trace } from "./trace/read-trace.ts";
export { type RecoveredRun, recover } from "./trace/recover.ts";
export { replay, replayTrace } from "./trace/replay.ts";
export { type WhatIfCandidate, whatIf } from "./what-if.ts";

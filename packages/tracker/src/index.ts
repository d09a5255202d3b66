export type { Rank } from "./attribution/rank.ts";
export type { Channel, CpuLoadModel, How, Metering, Part, ReportedPart } from "./meter/channel.ts";
export type { CpuSeconds } from "./meter/cpu-seconds.ts";
export { type TraceEntry, type TraceHeader, type TraceReading, traceVersion } from "./meter/trace-entry.ts";
export { liveLine, summaryLines } from "./outputs/live-line.ts";
export { prometheusText } from "./outputs/prometheus.ts";
export type { MetadataServices } from "./place/cloud-metadata.ts";
export type { Coordinates, PlaceFacts, PlaceHow, PlaceLookup, PlaceRequest } from "./place/place.ts";
export { type MergeableReport, type MergedReport, mergeReports } from "./report/merge-reports.ts";
export type { Prediction } from "./report/prediction.ts";
export type { LeftOut, ReportComponent, ReportTask, TrackReport, WhatIfRow } from "./report/report.ts";
export type { Sample } from "./report/sample.ts";
export { type WhatIfCandidate, whatIf } from "./report/what-if.ts";
export type { Budget } from "./run/budget.ts";
export { diagnoseSensors } from "./run/diagnose-sensors.ts";
export { type RecoveredRun, recover } from "./run/recover.ts";
export { track } from "./run/track.ts";
export {
  type TrackCommandContext,
  type TrackCommandOptions,
  type TrackCommandResult,
  trackCommand,
} from "./run/track-command.ts";
export type { TrackContext } from "./run/track-context.ts";
export type { TrackOptions } from "./run/track-options.ts";
export type { TrackRun, TrackTask } from "./run/track-run.ts";
export { allSensors } from "./sensors/all-sensors.ts";
export type { VcpuWatts } from "./sensors/cpu-load-model.ts";
export type { Sensor, SensorContext, SensorDiagnosis, SensorKind, SensorReading } from "./sensors/sensor.ts";
export { readTrace, type Trace } from "./trace/read-trace.ts";
export { replay } from "./trace/replay.ts";

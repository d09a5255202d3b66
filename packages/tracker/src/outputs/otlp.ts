import {
  GRAMS_PER_KILOGRAM,
  GreenPlaceError,
  JOULES_PER_KILOWATT_HOUR,
  MILLISECONDS_PER_DAY,
} from "@green-place/contract";
import type { TrackReport } from "../report/report.ts";
import { withoutOpenRequests } from "./open-requests.ts";
import type { OtlpAddress } from "./otlp-address.ts";

/** A run's metrics at an OTLP/HTTP collector: cumulative from one start, whenever they are sent. */
export interface OtlpExport {
  /** Sends the run as it is now. Throws if the collector can't be reached or refuses. */
  send(report: TrackReport): Promise<void>;
  /** Sends it for the last time. Throws as `send` does. */
  close(report: TrackReport): Promise<void>;
}

const timeoutMs = 5000;
/** `send` decides when metrics go out; the reader's own timer is set to a day. */
const readerIntervalMs = MILLISECONDS_PER_DAY;

/** Variables of OpenTelemetry by which the exporter gets headers: where a password or a key that is not kept may come from. */
const headerVariables = ["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_METRICS_HEADERS"];

/**
 * Opens the export to a collector; `first` gives the resource its attributes. Nothing is sent yet. Headers of `OTEL_EXPORTER_OTLP_HEADERS` go
 * along. Throws `E_OTLP_PASSWORD` where the address had a password or a query that was left out when it was written down, and no header is there
 * in its place: without it nothing is sent.
 */
export async function openOtlp(
  { shown, url, headers, isStripped }: OtlpAddress,
  first: TrackReport,
): Promise<OtlpExport> {
  if (isStripped && !headerVariables.some((name) => process.env[name])) {
    throw new GreenPlaceError(
      "E_OTLP_PASSWORD",
      `what stood for *** in ${shown} is kept in no file`,
      "Set OTEL_EXPORTER_OTLP_HEADERS=authorization=… and run `green-place recover`.",
    );
  }
  const [
    { MeterProvider, PeriodicExportingMetricReader },
    { OTLPMetricExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import("@opentelemetry/sdk-metrics"),
    import("@opentelemetry/exporter-metrics-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPMetricExporter({ url, headers, timeoutMillis: timeoutMs });
  let latest = first;
  let failure: Error | undefined;
  // The reader reports a failed export to a global handler only.
  const send = exporter.export.bind(exporter);
  exporter.export = (metrics, done) =>
    send(metrics, (result) => {
      failure ??= result.error;
      done(result);
    });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({
      "service.name": "green-place",
      "service.version": first.tool.version,
      "host.name": first.machine.host ?? "unknown",
      "green_place.run_id": first.runId,
      "green_place.project": first.project,
    }),
    readers: [
      new PeriodicExportingMetricReader({
        exporter,
        exportIntervalMillis: readerIntervalMs,
        exportTimeoutMillis: timeoutMs,
      }),
    ],
  });
  const meter = provider.getMeter("green-place", first.tool.version);
  const place = () => ({ zone: latest.place.zone ?? "unknown", place_how: latest.place.how });
  meter
    .createObservableCounter("green_place.energy", {
      unit: "J",
      description: "Energy of the run by component.",
    })
    .addCallback((result) => {
      for (const { name, sensor, how, energyKwh } of latest.components)
        result.observe(energyKwh.value * JOULES_PER_KILOWATT_HOUR, { component: name, sensor, how });
    });
  meter
    .createObservableCounter("green_place.carbon", { unit: "g" })
    .addCallback((result) => result.observe(latest.carbonKg.value * GRAMS_PER_KILOGRAM, place()));
  meter
    .createObservableGauge("green_place.left_out_devices", {
      unit: "{device}",
      description: "Devices whose power is not known: energy and carbon leave them out.",
    })
    .addCallback((result) => {
      for (const { part, device, count } of latest.leftOut)
        if (count !== null) result.observe(count, { component: part, device });
    });
  meter
    .createObservableGauge("green_place.duration", { unit: "s" })
    .addCallback((result) => result.observe(latest.durationS));
  meter
    .createObservableGauge("green_place.intensity", { unit: "g/kWh" })
    .addCallback((result) => result.observe(latest.intensity.value, place()));

  const sending = async (report: TrackReport, flush: () => Promise<void>): Promise<void> => {
    latest = report;
    failure = undefined;
    await withoutOpenRequests(url, timeoutMs, flush);
    if (failure) throw failure;
  };
  return {
    send: (report) => sending(report, () => provider.forceFlush()),
    // Shutting down sends the metrics once more.
    close: (report) => sending(report, () => provider.shutdown()),
  };
}

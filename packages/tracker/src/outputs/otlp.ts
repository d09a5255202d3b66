import type { TrackReport } from "../run/report.ts";

/** Sends the run as metrics to an OTLP/HTTP collector. Throws if it can't be reached or refuses. */
export async function exportOtlp(endpoint: string, report: TrackReport): Promise<void> {
  const [
    { MeterProvider, PeriodicExportingMetricReader },
    { OTLPMetricExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import("@opentelemetry/sdk-metrics"),
    import("@opentelemetry/exporter-metrics-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const url = /\/v1\/metrics\/?$/.test(endpoint) ? endpoint : `${endpoint.replace(/\/$/, "")}/v1/metrics`;
  const exporter = new OTLPMetricExporter({ url, timeoutMillis: 5000 });
  let failure: Error | undefined;
  // The reader reports a failed export to a global handler only; we want to know.
  const send = exporter.export.bind(exporter);
  exporter.export = (metrics, done) =>
    send(metrics, (result) => {
      failure ??= result.error;
      done(result);
    });
  const provider = new MeterProvider({
    resource: resourceFromAttributes({
      "service.name": "green-place",
      "service.version": report.tool.version,
      "host.name": report.machine.host ?? "unknown",
      "green_place.run_id": report.runId,
      "green_place.project": report.project,
    }),
    readers: [
      new PeriodicExportingMetricReader({
        exporter,
        exportIntervalMillis: 3_600_000,
        exportTimeoutMillis: 5000,
      }),
    ],
  });
  const meter = provider.getMeter("green-place", report.tool.version);
  const energy = meter.createCounter("green_place.energy", {
    unit: "J",
    description: "Energy of the run by component.",
  });
  for (const { name, sensor, how, energyKwh } of report.components) {
    energy.add(energyKwh.value * 3.6e6, { component: name, sensor, how });
  }
  const place = { zone: report.place.zone ?? "unknown", place_how: report.place.how };
  meter.createCounter("green_place.carbon", { unit: "g" }).add(report.carbonKg.value * 1000, place);
  meter.createGauge("green_place.duration", { unit: "s" }).record(report.durationS);
  meter.createGauge("green_place.intensity", { unit: "g/kWh" }).record(report.intensity.value, place);
  // Shutting down sends what there is.
  await provider.shutdown();
  if (failure) throw failure;
}

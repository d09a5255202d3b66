import { JOULES_PER_KILOWATT_HOUR } from "@green-place/contract";
import { printable } from "@green-place/core";
import type { TrackReport } from "../report/report.ts";

const quoted = (value: string): string => printable(value).replace(/["\\]/g, "\\$&");

/** Prometheus' text format, for the node exporter's textfile collector. Parts that are unknown are left out, never 0. */
export function prometheusText(report: TrackReport): string {
  const run = { project: report.project, run_id: report.runId, mode: report.mode };
  const lines: string[] = [];
  const metric = (
    name: string,
    help: string,
    rows: readonly (readonly [Readonly<Record<string, string>>, number | null])[],
  ): void => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
    for (const [labels, value] of rows) {
      if (value === null) continue;
      const text = Object.entries({ ...run, ...labels }).map(([key, label]) => `${key}="${quoted(label)}"`);
      lines.push(`${name}{${text.join(",")}} ${value}`);
    }
  };
  metric(
    "green_place_energy_joules",
    "Energy of the run by component.",
    report.components.map(({ name, sensor, how, energyKwh }) => [
      { component: name, sensor, how },
      energyKwh.value * JOULES_PER_KILOWATT_HOUR,
    ]),
  );
  metric(
    "green_place_left_out_devices",
    "Devices whose power is not known: energy and carbon leave them out.",
    report.leftOut.map(({ part, device, count }) => [{ component: part, device }, count]),
  );
  metric("green_place_duration_seconds", "Duration of the run.", [[{}, report.durationS]]);
  metric(
    "green_place_carbon_kilograms",
    "Carbon of the run, operational, and embodied where that is known.",
    [[{ zone: report.place.zone ?? "", place_how: report.place.how }, report.carbonKg.value]],
  );
  metric("green_place_intensity_grams_per_kwh", "Carbon intensity of the electricity.", [
    [{}, report.intensity.value],
  ]);
  metric("green_place_tracker_cpu_seconds", "CPU time of the tracker itself.", [
    [{}, report.selfOverhead.cpuS],
  ]);
  return `${lines.join("\n")}\n`;
}

import type { TrackReport } from "../report/report.ts";

type Cell = string | number | null;

/** `cpu:wrap gpu:unread`: what is special about each part. */
const flagsOf = ({ components, leftOut }: TrackReport): string =>
  [
    ...components.flatMap(({ name, flags }) => flags.map((flag) => `${name}:${flag}`)),
    ...new Set(leftOut.map(({ part }) => `${part}:unread`)),
  ].join(" ");

const howOf = (report: TrackReport, name: string): string =>
  [...new Set(report.components.filter((c) => c.name === name).map(({ how }) => how))].join("+");

/** The columns of the CSV and the cell of each. New columns are added at the end only. */
export const greenPlaceColumns: readonly (readonly [string, (report: TrackReport) => Cell])[] = [
  ["schema_version", (r) => r.schemaVersion],
  ["started_at", (r) => r.startedAt],
  ["ended_at", (r) => r.endedAt],
  ["run_id", (r) => r.runId],
  ["project", (r) => r.project],
  ["host", (r) => r.machine.host],
  ["mode", (r) => r.mode],
  ["duration_s", (r) => r.durationS],
  ["exit_code", (r) => r.exitCode],
  ["recovered", (r) => String(r.recovered)],
  ["energy_kwh", (r) => r.energyKwh.total.value],
  ["energy_low_kwh", (r) => r.energyKwh.total.low],
  ["energy_high_kwh", (r) => r.energyKwh.total.high],
  ["cpu_kwh", (r) => r.energyKwh.cpu?.value ?? null],
  ["cpu_how", (r) => howOf(r, "cpu")],
  ["gpu_kwh", (r) => r.energyKwh.gpu?.value ?? null],
  ["gpu_how", (r) => howOf(r, "gpu")],
  ["ram_kwh", (r) => r.energyKwh.ram?.value ?? null],
  ["ram_how", (r) => howOf(r, "ram")],
  ["auxiliary_kwh", (r) => r.energyKwh.auxiliary?.value ?? null],
  ["auxiliary_how", (r) => howOf(r, "auxiliary")],
  ["pue", (r) => r.pue.value],
  ["carbon_kg", (r) => r.carbonKg.value],
  ["carbon_low_kg", (r) => r.carbonKg.low],
  ["carbon_high_kg", (r) => r.carbonKg.high],
  ["embodied_kg", (r) => r.embodiedKg?.value ?? null],
  ["water_l", (r) => r.waterLitres?.value ?? null],
  ["zone", (r) => r.place.zone],
  ["place_how", (r) => r.place.how],
  ["provider", (r) => r.place.provider],
  ["region", (r) => r.place.region],
  ["intensity_g_per_kwh", (r) => r.intensity.value],
  ["intensity_year", (r) => r.intensity.year],
  ["flags", flagsOf],
  ["tracker_cpu_s", (r) => r.selfOverhead.cpuS],
  ["tracker_kwh", (r) => r.selfOverhead.energyKwh],
  ["version", (r) => r.tool.version],
];

import { GRAMS_PER_KILOGRAM, JOULES_PER_KILOWATT_HOUR } from "@green-place/contract";
import type { TrackReport } from "../report/report.ts";
import type { RunSettings } from "../report/run-settings.ts";

type Cell = string | number | null;

const meanWatts = (kwh: number | null, seconds: number): number | null =>
  kwh === null || seconds <= 0 ? null : (kwh * JOULES_PER_KILOWATT_HOUR) / seconds;

const percent = (share: number | null): number | null => (share === null ? null : 100 * share);

/** `2026-03-01T12:00:00` in local time and without a zone, as CodeCarbon writes it. */
function localTimestamp(iso: string): string {
  const at = new Date(iso);
  const two = (number: number): string => String(number).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/**
 * The 38 columns of CodeCarbon 3.3's `emissions.csv`, in order. Energies have the PUE in them, and the sum leaves out auxiliary power,
 * which CodeCarbon doesn't know. Utilisation is the machine's over the run, also in process mode. What is not known is an empty
 * cell: no column is left out.
 */
export function codecarbonRow(
  report: TrackReport,
  settings: RunSettings,
): readonly (readonly [string, Cell])[] {
  const { durationS, energyKwh, pue, intensity } = report;
  const withPue = (kwh: number | undefined): number | null => (kwh === undefined ? null : kwh * pue.value);
  const cpu = withPue(energyKwh.cpu?.value);
  const gpu = withPue(energyKwh.gpu?.value);
  const ram = withPue(energyKwh.ram?.value);
  // The sum is of what is known, as CodeCarbon's is; where nothing is, it is unknown too.
  const known = [cpu, gpu, ram].filter((part) => part !== null);
  const consumed = known.length > 0 ? known.reduce((sum, part) => sum + part, 0) : null;
  const emissions = consumed === null ? null : (consumed * intensity.value) / GRAMS_PER_KILOGRAM;
  const wue = settings.place.wue?.value ?? null;
  const gpus = report.machine.gpus;
  const { coordinates } = settings.place;
  const { utilisation } = report;
  const cloud = report.place.provider !== null;
  return [
    ["timestamp", localTimestamp(report.endedAt)],
    ["project_name", report.project],
    ["run_id", report.runId],
    ["experiment_id", settings.experimentId],
    ["duration", durationS],
    ["emissions", emissions],
    ["emissions_rate", emissions !== null && durationS > 0 ? emissions / durationS : null],
    ["cpu_power", meanWatts(energyKwh.cpu?.value ?? null, durationS)],
    ["gpu_power", meanWatts(energyKwh.gpu?.value ?? null, durationS)],
    ["ram_power", meanWatts(energyKwh.ram?.value ?? null, durationS)],
    ["cpu_energy", cpu],
    ["gpu_energy", gpu],
    ["ram_energy", ram],
    ["energy_consumed", consumed],
    ["water_consumed", wue === null || consumed === null ? null : wue * consumed],
    ["country_name", settings.place.countryName],
    ["country_iso_code", settings.place.countryCode],
    ["region", cloud ? null : (report.place.zone ?? null)],
    ["cloud_provider", report.place.provider],
    ["cloud_region", report.place.region],
    ["os", report.machine.os],
    ["python_version", null],
    ["codecarbon_version", `green-place ${report.tool.version}`],
    ["cpu_count", settings.cpuThreads],
    ["cpu_model", report.machine.cpuModel],
    ["gpu_count", gpus.length > 0 ? gpus.length : null],
    ["gpu_model", gpus.length > 0 ? gpuModel(gpus) : null],
    ["longitude", coordinates?.longitude ?? null],
    ["latitude", coordinates?.latitude ?? null],
    ["ram_total_size", report.machine.memoryGib],
    ["tracking_mode", report.mode],
    ["cpu_utilization_percent", percent(utilisation.cpu)],
    ["gpu_utilization_percent", percent(utilisation.gpu)],
    ["ram_utilization_percent", percent(utilisation.memory)],
    ["ram_used_gb", utilisation.memoryGib],
    ["on_cloud", cloud ? "Y" : "N"],
    ["pue", pue.value],
    ["wue", wue],
  ];
}

/** `2 x NVIDIA A100-SXM4-40GB`. */
function gpuModel(gpus: readonly string[]): string {
  const names = [...new Set(gpus)];
  return names.map((name) => `${gpus.filter((other) => other === name).length} x ${name}`).join("");
}

import type { TrackReport } from "../run/report.ts";
import type { Sample } from "../run/sample.ts";

const three = (value: number): string => Number(value.toPrecision(3)).toString();

/** Seconds as `1:02:03`, or `2:03` below an hour. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Energy in the unit that suits its size. */
export function energyText(kwh: number): string {
  if (kwh >= 0.1) return `${three(kwh)} kWh`;
  return kwh >= 1e-4 ? `${three(kwh * 1000)} Wh` : `${three(kwh * 3.6e6)} J`;
}

export function carbonText(kg: number): string {
  if (kg >= 1) return `${three(kg)} kg CO2e`;
  return kg >= 1e-3 ? `${three(kg * 1000)} g CO2e` : `${three(kg * 1e6)} mg CO2e`;
}

/** `142 W  0.31 kWh  17 g CO2e  1:02:03` and, if progress is known, what the whole will come to. */
export function liveLine(sample: Sample): string {
  const { prediction } = sample;
  const so = `${three(sample.watts)} W  ${energyText(sample.energyKwh)}  ${carbonText(sample.carbonKg)}  ${clockTime(sample.seconds)}`;
  if (!prediction) return so;
  return `${so}  of about ${energyText(prediction.energyKwh.value)} in ${clockTime(prediction.seconds.value)}`;
}

/** What a run came to, part by part, with how each was obtained. */
export function summaryLines(report: TrackReport): readonly string[] {
  const { energyKwh, carbonKg, embodiedKg, place, intensity } = report;
  const range = `${energyText(energyKwh.total.low)} to ${energyText(energyKwh.total.high)}`;
  const where =
    place.how === "assumed"
      ? "place not known, world average assumed"
      : (place.zone ?? place.region ?? place.country ?? "stated intensity");
  return [
    `${energyText(energyKwh.total.value)} (${range}), ${carbonText(carbonKg.value)} in ${clockTime(report.durationS)}; ${three(intensity.value)} g/kWh, ${where}`,
    ...report.components.map(
      ({ name, energyKwh: part, how, sensor, flags }) =>
        `  ${name.padEnd(4)} ${energyText(part.value).padStart(9)}  ${how} by ${sensor}${flags.length > 0 ? ` (${flags.join(", ")})` : ""}`,
    ),
    ...(embodiedKg
      ? [`  ${carbonText(embodiedKg.value)} of it for the making of the machine (embodied)`]
      : []),
    ...report.whatIf
      .slice(0, 3)
      .map(
        ({ id, carbonKg, savingPercent }) =>
          `  what if it had run in ${id}: ${carbonText(carbonKg.value)}${embodiedKg ? " without the making" : ""}, ${Math.round(Math.abs(savingPercent))} % ${savingPercent < 0 ? "more" : "less"}`,
      ),
  ];
}

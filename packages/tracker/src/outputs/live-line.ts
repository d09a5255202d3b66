import {
  GRAMS_PER_KILOGRAM,
  JOULES_PER_KILOWATT_HOUR,
  SECONDS_PER_HOUR,
  WATTS_PER_KILOWATT,
} from "@green-place/contract";
import { printable } from "@green-place/core";
import { leftOutName } from "../report/left-out.ts";
import type { LeftOut, TrackReport } from "../report/report.ts";
import type { Sample } from "../report/sample.ts";

const three = (value: number): string => Number(value.toPrecision(3)).toString();

/** Seconds as `1:02:03`, or `2:03` below an hour. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(whole / SECONDS_PER_HOUR);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Energy in the unit that suits its size. */
export function energyText(kwh: number): string {
  if (kwh >= 0.1) return `${three(kwh)} kWh`;
  return kwh >= 1e-4 ? `${three(kwh * WATTS_PER_KILOWATT)} Wh` : `${three(kwh * JOULES_PER_KILOWATT_HOUR)} J`;
}

/** Carbon in the unit that suits its size. */
export function carbonText(kg: number): string {
  if (kg >= 1) return `${three(kg)} kg CO2e`;
  const grams = kg * GRAMS_PER_KILOGRAM;
  return grams >= 1 ? `${three(grams)} g CO2e` : `${three(grams * 1000)} mg CO2e`;
}

/** `142 W  0.31 kWh  17 g CO2e  1:02:03` and, if the progress is known, the prediction for the whole run. */
export function liveLine(sample: Sample): string {
  const { prediction } = sample;
  const without = namesOf(sample.leftOut);
  const line = `${three(sample.watts)} W  ${energyText(sample.energyKwh)}  ${carbonText(sample.carbonKg)}  ${clockTime(sample.seconds)}${without === "" ? "" : `  without ${without}`}`;
  if (!prediction) return line;
  return `${line}  of about ${energyText(prediction.energyKwh.value)} in ${clockTime(prediction.seconds.value)}`;
}

/** What is known to be there and left out, in a list. */
const namesOf = (leftOut: readonly LeftOut[]): string =>
  leftOut
    .filter(({ count }) => count !== null)
    .map(leftOutName)
    .join(", ");

const leftOutLine = (one: LeftOut): string =>
  `  ${one.part.padEnd(9)} ${"unknown".padStart(9)}  ${one.count === null ? one.why : `${leftOutName(one)}, not in the total`}`;

/** ` (level 2025, shape of typical days 2022)`, as far as it is known. */
function levelText({ year, shapeYears }: TrackReport["intensity"]): string {
  if (year === null) return "";
  const [first, last] = [shapeYears?.[0], shapeYears?.at(-1)];
  const shape = first === last ? `${first}` : `${first} to ${last}`;
  return first === undefined ? ` (level ${year})` : ` (level ${year}, shape of typical days ${shape})`;
}

/** The lines that `track` prints at the end of a run: the total, then each part with how it was obtained. Each may be printed, whoever wrote the report. */
export function summaryLines(report: TrackReport): readonly string[] {
  const { energyKwh, carbonKg, embodiedKg, place, intensity } = report;
  const range = `${energyText(energyKwh.total.low)} to ${energyText(energyKwh.total.high)}`;
  const where =
    place.how === "assumed"
      ? "place not known, world average assumed"
      : `${place.zone ?? place.region ?? place.country ?? "stated intensity"}${levelText(intensity)}`;
  const lines = [
    `${energyText(energyKwh.total.value)} (${range}), ${carbonText(carbonKg.value)} in ${clockTime(report.durationS)}; ${three(intensity.value)} g/kWh, ${where}`,
    ...report.components.map(
      ({ name, energyKwh: part, how, sensor, flags }) =>
        `  ${name.padEnd(9)} ${energyText(part.value).padStart(9)}  ${how} by ${sensor}${flags.length > 0 ? ` (${flags.join(", ")})` : ""}`,
    ),
    ...report.leftOut.map(leftOutLine),
    ...(embodiedKg ? [`  ${carbonText(embodiedKg.value)} of it embodied in the machine`] : []),
    ...report.whatIf
      .slice(0, 3)
      .map(
        ({ id, carbonKg, savingPercent }) =>
          `  what if it had run in ${id}: ${carbonText(carbonKg.value)}${embodiedKg ? " without the embodied part" : ""}, ${Math.round(Math.abs(savingPercent))} % ${savingPercent < 0 ? "more" : "less"}`,
      ),
  ];
  return lines.map((line) => printable(line));
}

import { MILLISECONDS_PER_SECOND, SECONDS_PER_HOUR } from "@green-place/contract";
import type { Channel } from "../meter/channel.ts";
import { flooded, openLineStream } from "../system/line-stream.ts";
import type { Sensor, SensorDiagnosis, SensorKind, SensorReading } from "./sensor.ts";

/** Joules of an Energy Meter Interface counter, which counts pico-watt-hours: J = pWh * 3600 / 10^12. */
export const emiJoules = (picowattHours: number): number => (picowattHours * SECONDS_PER_HOUR) / 1e12;

/** The channels to add up: packages and DRAM; per-core channels are inside the package. */
export function selectEmi(names: readonly string[]): {
  readonly package: readonly number[];
  readonly dram: readonly number[];
} {
  const indices = (pattern: RegExp): number[] =>
    names.flatMap((name, index) => (pattern.test(name) ? [index] : []));
  return { package: indices(/_PKG$/i), dram: indices(/_DRAM$/i) };
}

const channelOf = (name: string, part: "cpu" | "ram"): Channel => ({
  id: `emi:${name}`,
  part,
  sensor: "windows-emi",
  how: "measured",
  // What a device does after a restart is up to its firmware: a step back is not counted.
  metering: { kind: "counter", maxJoules: null, maxWatts: 5000, restartsAtZero: false },
  error: { below: 0.05, above: 0.05 },
  mirrorGroup: `emi:${part}`,
});

/** A line of `typeperf`, which is CSV with every cell quoted. */
export const typeperfCells = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? "");

const counter = "\\Energy Meter(*)\\Energy";

/** Windows' energy meters, through one running `typeperf` on their performance counters. */
export const windowsEmi: SensorKind = {
  name: "windows-emi",
  async open(context): Promise<Sensor | null> {
    if (context.platform !== "win32") return null;
    const every = Math.max(1, Math.round(context.intervalMs / MILLISECONDS_PER_SECOND));
    const stream = openLineStream("typeperf", [counter, "-si", String(every)], context);
    const channels = new Map<number, Channel>();
    return {
      channels: () => [...channels.values()],
      read() {
        const readings: SensorReading[] = [];
        for (const { tMs, line } of stream.take()) {
          const cells = typeperfCells(line);
          if (cells[0]?.startsWith("(PDH")) {
            const names = cells.slice(1).map((cell) => /Energy Meter\(([^)]*)\)/.exec(cell)?.[1] ?? "");
            const chosen = selectEmi(names);
            for (const index of chosen.package) channels.set(index, channelOf(names[index]!, "cpu"));
            for (const index of chosen.dram) channels.set(index, channelOf(names[index]!, "ram"));
          } else if (channels.size > 0 && cells.length > 1) {
            for (const [index, channel] of channels) {
              const cell = cells[index + 1]?.trim() ?? "";
              readings.push({
                channel: channel.id,
                value: /^\d+(\.\d+)?$/.test(cell) ? emiJoules(Number(cell)) : null,
                tMs,
              });
            }
          }
        }
        if (stream.ended())
          for (const { id } of channels.values()) readings.push({ channel: id, value: null });
        return readings;
      },
      fault: () => (stream.flooded() ? flooded("typeperf") : null),
      close: () => stream.close(),
    };
  },
  async diagnose(context): Promise<SensorDiagnosis> {
    const quality = "measured, +-5 %";
    const found =
      context.platform === "win32"
        ? "Read through typeperf; a machine without meters gives no rows."
        : "Only Windows has energy meter counters.";
    return { sensor: "windows-emi", works: context.platform === "win32", quality, found };
  },
};

import { numberIn, type Row, textIn } from "@green-place/tools/csv";
import { measuredArchitectures } from "./cpu-architectures.ts";
import type { Refusal } from "./cpu-models.ts";

/** Wall power of one benchmarked server, per hardware thread. */
export interface ServerReading {
  readonly idleWatts: number;
  readonly fullWatts: number;
  readonly memoryGib: number;
}

/**
 * SPECpower_ssj2008 results by architecture id; servers of other architectures are left out. Refused: rows whose thread count contradicts
 * their own cores, and rows whose memory is unbelievably small (some print terabytes in the gigabyte column).
 */
export function specPowerReadings(rows: readonly Row[]): {
  readings: Map<string, ServerReading[]>;
  refused: Refusal[];
} {
  const readings = new Map<string, ServerReading[]>();
  const refused: Refusal[] = [];
  for (const row of rows) {
    const description = textIn(row, "CPU Description")
      .replace(/\((R|r)\)|[®,]/g, "")
      .trim();
    const architecture = measuredArchitectures.find(({ specPower }) => specPower.test(description));
    if (!architecture) continue;
    const subject = `${description} in ${row["System"] ?? "an unnamed system"}`;
    const threads = numberIn(row, "Total Threads");
    const full = numberIn(row, "avg. watts @ 100%");
    const idle = numberIn(row, "avg. watts @ active idle");
    const memory = numberIn(row, "Total Memory (GB)");
    const expected = Number(row["# Cores"]) * Number(row["# Threads Per Core"]);
    if (!threads || !full || !idle || memory === undefined)
      refused.push({ subject, reason: "no power, threads or memory" });
    else if (threads !== expected)
      refused.push({ subject, reason: `${threads} threads, but its cores make ${expected}` });
    else if (memory / threads < 0.25)
      refused.push({ subject, reason: `${memory} GB of memory for ${threads} threads` });
    else {
      const list = readings.get(architecture.id) ?? [];
      list.push({ idleWatts: idle / threads, fullWatts: full / threads, memoryGib: memory / threads });
      readings.set(architecture.id, list);
    }
  }
  return { readings, refused };
}

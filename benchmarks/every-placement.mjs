import { peakMemory } from "./main-command.mjs";
import { builtCommand, inTurns, median } from "./process-time.mjs";

/** Whole-process time and memory of a ranking that shows everything: 90,000 rows. */
export function everyPlacement(turns) {
  const command = [builtCommand(), "recommend", "--vcpus", "1", "--hours", "1", "--limit", "100000"];
  const formats = ["table", "csv", "json"];
  const commands = formats.map((format) => [...command, "--format", format]);
  return inTurns(commands, turns).map((times, i) => [
    `every placement of a CPU job, some 90,000, as ${formats[i]}, whole process`,
    `${(median(times) / 1000).toFixed(1)} s, ${(peakMemory(commands[i]) / 1024).toFixed(0)} MiB`,
  ]);
}

import { parseCpuMax, parseMemoryMax } from "../../packages/tracker/src/attribution/allocation.ts";
import { parseCpuStat } from "../../packages/tracker/src/attribution/child-cgroup.ts";
import { parseProcStat } from "../../packages/tracker/src/attribution/machine-cpu-time.ts";
import {
  parseCgroupUsedGib,
  parseMeminfoUsedGib,
} from "../../packages/tracker/src/attribution/memory-in-use.ts";
import { parseProcessStat } from "../../packages/tracker/src/attribution/process-tree.ts";
import {
  createTreeSampler,
  parseProcessList,
} from "../../packages/tracker/src/attribution/sampled-processes.ts";
import { parsePowermetricsLine } from "../../packages/tracker/src/sensors/powermetrics.ts";
import { selectEmi, typeperfCells } from "../../packages/tracker/src/sensors/windows-emi.ts";
import { parseCounter } from "../../packages/tracker/src/system/system-file.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const text = (
  name: string,
  sample: string,
  read: (text: string) => unknown,
  signed: string[] = [],
): Format => ({
  name,
  built: "cells",
  samples: () => [sample],
  read: async (given) => read(given),
  fault: (value) => unsound({ value }, { signed }),
});

/** What the kernel and the system's own programs say. */
const systemFiles: readonly Format[] = [
  text(
    "proc-stat",
    "cpu  100 2 50 8000 10 0 3 1 0 0\ncpu0 50 1 25 4000 5 0 1 0 0 0\nintr 1\n",
    parseProcStat,
  ),
  text(
    "process-stat",
    "17 (a (b) c) S 1 17 17 0 -1 4194304 1 0 0 0 250 50 30 10 20 0 1 0 500 1000000 2500 18446744073709551615 1 1 0\n",
    parseProcessStat,
  ),
  text(
    "meminfo",
    "MemTotal:       16316412 kB\nMemFree:         1000000 kB\nMemAvailable:    9000000 kB\n",
    parseMeminfoUsedGib,
  ),
  text("cgroup-memory", "1073741824\nanon 5\ninactive_file 4096\n", (given) => {
    const [charged = "", ...stat] = given.split("\n");
    return [parseMemoryMax(charged), parseCgroupUsedGib(charged, stat.join("\n"))];
  }),
  text("cgroup-cpu", "200000 100000\nusage_usec 123456\n", (given) => [
    parseCpuMax(given),
    parseCpuStat(given),
  ]),
  // A sensor's counter may be signed; the meter refuses what it can't be.
  text("sysfs-counter", "123456789\n", parseCounter, ["value"]),
  text("process-list", "  1     0  1-02:03:04  1024\n 17     1  00:05.50  2048\n", (given) => {
    const list = parseProcessList(given);
    return [list, createTreeSampler(1)(list)];
  }),
  text("powermetrics", "CPU Power: 1250 mW\nGPU Power: 30 mW\nDRAM Power: 1.5 W\n", (given) =>
    given.split("\n").map(parsePowermetricsLine),
  ),
  text(
    "typeperf",
    '"(PDH-CSV 4.0)","\\\\H\\Energy Meter(RAPL_Package0_PKG)\\Energy"\n"03/01/2026","1.5"\n',
    (given) => {
      const cells = given.split("\n").map(typeperfCells);
      return cells.map(selectEmi);
    },
  ),
];
export default systemFiles;

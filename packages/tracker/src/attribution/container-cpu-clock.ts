import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { ownCgroup, parseCpuStat } from "./child-cgroup.ts";
import type { MachineCpuClock } from "./machine-cpu-time.ts";

/**
 * CPU time of a container of `threads` threads: what its cgroup used, and what it might have used. null where the cgroup does not show it.
 */
export async function openContainerCpuClock(
  sysroot: string,
  threads: number,
  nowMs: () => number,
): Promise<MachineCpuClock | null> {
  const group = await ownCgroup(sysroot);
  if (group === null) return null;
  const read = async (): Promise<number | null> =>
    parseCpuStat(await readFile(join(group, "cpu.stat"), "utf8").catch(() => ""));
  if ((await read()) === null) return null;
  return {
    async read() {
      const busy = await read();
      return busy === null ? null : { busy, capacity: (nowMs() / MILLISECONDS_PER_SECOND) * threads };
    },
    close() {},
  };
}

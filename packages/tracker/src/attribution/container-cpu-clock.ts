import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ownCgroup, parseCpuStat } from "./child-cgroup.ts";
import type { MachineCpuClock } from "./machine-cpu-time.ts";

/**
 * CPU time of a container as if it were a machine of `threads` threads: what its own cgroup used, of what it was given. null where the
 * cgroup says nothing.
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
      return busy === null ? null : { busy, capacity: (nowMs() / 1000) * threads };
    },
    close() {},
  };
}

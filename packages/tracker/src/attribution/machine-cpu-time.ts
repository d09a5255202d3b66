import { cpus } from "node:os";
import { join } from "node:path";
import { MILLISECONDS_PER_SECOND } from "@green-place/contract";
import { openSystemFile } from "../system/system-file.ts";

/** CPU seconds of the whole machine since it started: those used, and all there were. */
export interface MachineCpuTime {
  readonly busy: number;
  readonly capacity: number;
}

/** Reads the machine's CPU time again and again. */
export interface MachineCpuClock {
  read(): Promise<MachineCpuTime | null>;
  close(): void;
}

// USER_HZ, in which Linux shows every CPU time to programs, is 100 on every architecture that Node runs on.
export const ticksPerSecond = 100;

/** The first line of `/proc/stat`: user nice system idle iowait irq softirq steal (guest time is inside user). */
export function parseProcStat(text: string): MachineCpuTime | null {
  const line = /^cpu\s+([\d ]+)/.exec(text);
  const ticks = line?.[1]?.trim().split(/ +/).map(Number);
  if (!ticks || ticks.length < 4 || !ticks.every(Number.isSafeInteger)) return null;
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = ticks;
  const busy = user + nice + system + irq + softirq;
  // Stolen time was given to another guest.
  return { busy: busy / ticksPerSecond, capacity: (busy + idle + iowait + steal) / ticksPerSecond };
}

function fromRuntime(): MachineCpuTime {
  let busy = 0;
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return {
    busy: busy / MILLISECONDS_PER_SECOND,
    capacity: (busy + idle) / MILLISECONDS_PER_SECOND,
  };
}

/** `/proc/stat` under the sysroot, or what the runtime says where there is no procfs. */
export async function openMachineCpuClock(sysroot: string): Promise<MachineCpuClock> {
  const file = await openSystemFile(join(sysroot, "proc/stat"));
  if (!file) return { read: async () => fromRuntime(), close() {} };
  return {
    async read() {
      const text = await file.read();
      return text === null ? null : parseProcStat(text);
    },
    close: () => file.close(),
  };
}

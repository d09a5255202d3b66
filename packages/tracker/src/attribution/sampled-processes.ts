import { KIB_PER_GIB } from "../system/memory-units.ts";
/** One process as `ps -axo pid=,ppid=,time=,rss=` lists it. */
export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly residentGib: number;
}

/** CPU time as ps writes it: `[[days-]hours:]minutes:seconds[.hundredths]`. */
export function parseCpuTime(text: string): number | null {
  const match = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (!match) return null;
  const [days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part)));
  const total = ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!;
  return Number.isFinite(total) ? total : null;
}

const whole = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : Number.NaN);

export function parseProcessList(text: string): readonly ListedProcess[] {
  return text.split("\n").flatMap((line) => {
    const [pid, parent, time, kib] = line.trim().split(/\s+/);
    const cpuSeconds = parseCpuTime(time ?? "");
    if (cpuSeconds === null || ![pid, parent, kib].every((count) => Number.isSafeInteger(whole(count))))
      return [];
    return [{ pid: Number(pid), parent: Number(parent), cpuSeconds, residentGib: Number(kib) / KIB_PER_GIB }];
  });
}

/**
 * CPU time of a process tree from lists taken at intervals: the last time seen of each process that ever was in the tree.
 * A child that starts and ends between two lists is missed.
 */
export function createTreeSampler(
  root: number,
): (list: readonly ListedProcess[]) => { cpuSeconds: number; residentGib: number } {
  const seen = new Map<number, number>();
  return (list) => {
    const inside = new Set([root]);
    // Parents may come after their children in the list.
    for (let grew = true; grew; ) {
      grew = false;
      for (const { pid, parent } of list) {
        if (!inside.has(pid) && inside.has(parent)) {
          inside.add(pid);
          grew = true;
        }
      }
    }
    let residentGib = 0;
    for (const process of list) {
      if (!inside.has(process.pid)) continue;
      seen.set(process.pid, Math.max(process.cpuSeconds, seen.get(process.pid) ?? process.cpuSeconds));
      residentGib += process.residentGib;
    }
    return { cpuSeconds: [...seen.values()].reduce((sum, seconds) => sum + seconds, 0), residentGib };
  };
}

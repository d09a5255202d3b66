import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BYTES_PER_GIB } from "../system/memory-units.ts";
import { ticksPerSecond } from "./machine-cpu-time.ts";

/** What `/proc/<pid>/stat` says of a process. */
export interface ProcessTimes {
  /** CPU seconds of its own. */
  readonly own: number;
  /** CPU seconds of the children that it has waited for, and of theirs. */
  readonly children: number;
  readonly residentPages: number;
}

const isCount = (value: number | undefined): boolean => Number.isSafeInteger(value) && value! >= 0;

/** Fields 14 to 17 and 24 of `/proc/<pid>/stat`, after the name, which may hold spaces and brackets. */
export function parseProcessStat(text: string): ProcessTimes | null {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
  const pages = Number(fields[21]);
  if (![user, system, childUser, childSystem, pages].every(isCount)) return null;
  return {
    own: (user! + system!) / ticksPerSecond,
    children: (childUser! + childSystem!) / ticksPerSecond,
    residentPages: pages,
  };
}

async function childrenOf(proc: string, pid: number): Promise<readonly number[]> {
  const tasks = await readdir(join(proc, String(pid), "task")).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(join(proc, String(pid), "task", task, "children"), "utf8").catch(() => "")),
  );
  return lists.flatMap((list) => list.trim().split(" ").filter(Boolean).map(Number));
}

/**
 * CPU seconds and resident GiB of a process and all its descendants:
 *
 *   sum over the living of (own time + time of the children they waited for)
 *
 * A child that ends between two samples is in the time of its parent, which waited for it. Children that outlive their parent are missed.
 * null when the root is gone.
 */
export async function readProcessTree(
  root: number,
  except: ReadonlySet<number>,
  proc = "/proc",
): Promise<{ readonly cpuSeconds: number; readonly residentGib: number } | null> {
  let cpuSeconds = 0;
  let pages = 0;
  const visit = async (pid: number): Promise<boolean> => {
    const [stat, children] = await Promise.all([
      readFile(join(proc, String(pid), "stat"), "utf8").catch(() => ""),
      childrenOf(proc, pid),
    ]);
    const times = parseProcessStat(stat);
    if (!times) return false;
    cpuSeconds += times.own + times.children;
    pages += times.residentPages;
    await Promise.all(children.filter((child) => !except.has(child)).map(visit));
    return true;
  };
  return (await visit(root)) ? { cpuSeconds, residentGib: (pages * 4096) / BYTES_PER_GIB } : null;
}

/** CPU seconds of all children that this very process has waited for; after a wrapped command's end its whole tree is in it. */
export async function waitedForChildren(proc = "/proc"): Promise<number | null> {
  const stat = await readFile(join(proc, "self/stat"), "utf8").catch(() => "");
  return parseProcessStat(stat)?.children ?? null;
}

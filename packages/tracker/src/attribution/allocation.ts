import { readFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { BYTES_PER_GIB, KIB_PER_GIB } from "../system/memory-units.ts";
import { ownCgroup } from "./child-cgroup.ts";

/** The part of the machine that this process may use. */
export interface Allocation {
  /** CPU threads; not whole under a quota. */
  readonly threads: number;
  /** CPU threads of the machine, or of the virtual machine. */
  readonly hostThreads: number;
  readonly memoryGib: number;
  readonly hostMemoryGib: number;
  /** Folder of the cgroup whose limit `memoryGib` is; null where there is no limit. */
  readonly memoryGroup: string | null;
  /** The CPU's name as the machine reports it; null if it doesn't. */
  readonly cpuModel: string | null;
  readonly sockets: number;
  /** Whether this is a virtual machine. */
  readonly virtual: boolean;
  /** The limits in words: `cgroup gives 2 of 64 CPU threads`. */
  readonly limits: readonly string[];
}

/** CPUs of a `cpu.max` line (`200000 100000` is 2); null: no limit. */
export function parseCpuMax(text: string): number | null {
  const [quota, period] = text.trim().split(/\s+/).map(Number);
  const cpus = quota !== undefined && period !== undefined && quota > 0 && period > 0 ? quota / period : null;
  return cpus !== null && cpus > 0 && cpus < Number.POSITIVE_INFINITY ? cpus : null;
}

/** Bytes of a `memory.max` line; null for `max`, and for the huge number that stands for it in cgroup v1. */
export function parseMemoryMax(text: string): number | null {
  const bytes = /^\d+$/.test(text.trim()) ? Number(text) : null;
  return bytes !== null && bytes < 2 ** 60 ? bytes : null;
}

/** The tightest limit of the group and those above it, as the kernel applies it. */
async function tightest(
  group: string,
  top: string,
  file: string,
  parse: (text: string) => number | null,
): Promise<{ readonly limit: number; readonly folder: string } | null> {
  let least: { readonly limit: number; readonly folder: string } | null = null;
  for (let folder = group; folder.startsWith(top); folder = dirname(folder)) {
    const limit = parse(await readFile(join(folder, file), "utf8").catch(() => ""));
    if (limit !== null && (least === null || limit < least.limit)) least = { limit, folder };
    if (folder === dirname(folder)) break;
  }
  return least;
}

async function limitsOf(
  root: string,
): Promise<{ cpus: number | null; bytes: number | null; memoryGroup: string | null }> {
  const v1 = (path: string): Promise<string> =>
    readFile(join(root, "sys/fs/cgroup", path), "utf8").catch(() => "");
  const group = await ownCgroup(root);
  const top = join(root, "sys/fs/cgroup");
  const quota = group === null ? null : await tightest(group, top, "cpu.max", parseCpuMax);
  const memory = group === null ? null : await tightest(group, top, "memory.max", parseMemoryMax);
  let cpus = quota?.limit ?? null;
  // In a container with its own cgroup namespace the limits of v1 are at the mount's root.
  if (cpus === null)
    cpus = parseCpuMax(
      `${(await v1("cpu/cpu.cfs_quota_us")).trim()} ${(await v1("cpu/cpu.cfs_period_us")).trim()}`,
    );
  if (memory) return { cpus, bytes: memory.limit, memoryGroup: memory.folder };
  const bytes = parseMemoryMax(await v1("memory/memory.limit_in_bytes"));
  return { cpus, bytes, memoryGroup: join(top, "memory") };
}

/** Reads what the machine, the virtual machine or the container gives, under `sysroot`. */
export async function readAllocation(sysroot: string): Promise<Allocation> {
  const [cpuinfo, meminfo, limits] = await Promise.all([
    readFile(join(sysroot, "proc/cpuinfo"), "utf8").catch(() => ""),
    readFile(join(sysroot, "proc/meminfo"), "utf8").catch(() => ""),
    limitsOf(sysroot),
  ]);
  const processors = cpuinfo.match(/^processor\s*:/gm)?.length;
  const hostThreads = processors ?? availableParallelism();
  const kib = Number(/^MemTotal:\s+(\d+) kB/m.exec(meminfo)?.[1]);
  const hostMemoryGib = Number.isFinite(kib) ? kib / KIB_PER_GIB : totalmem() / BYTES_PER_GIB;
  const sockets = new Set([...cpuinfo.matchAll(/^physical id\s*:\s*(\d+)/gm)].map((match) => match[1])).size;
  const words: string[] = [];
  const threads = limits.cpus !== null && limits.cpus < hostThreads ? limits.cpus : hostThreads;
  if (threads < hostThreads) words.push(`cgroup gives ${threads} of ${hostThreads} CPU threads`);
  const givenGib = limits.bytes === null ? null : limits.bytes / BYTES_PER_GIB;
  const memoryGib = givenGib !== null && givenGib < hostMemoryGib ? givenGib : hostMemoryGib;
  if (memoryGib < hostMemoryGib)
    words.push(`cgroup gives ${memoryGib.toFixed(1)} of ${hostMemoryGib.toFixed(1)} GiB`);
  return {
    threads,
    hostThreads,
    memoryGib,
    hostMemoryGib,
    memoryGroup: memoryGib < hostMemoryGib ? limits.memoryGroup : null,
    cpuModel: /^model name\s*:\s*(.+)$/m.exec(cpuinfo)?.[1]?.trim() ?? null,
    sockets: Math.max(1, sockets),
    virtual: /^flags\s*:.*\bhypervisor\b/m.test(cpuinfo),
    limits: words,
  };
}

import { freemem, totalmem } from "node:os";
import { join } from "node:path";
import { BYTES_PER_GIB, KIB_PER_GIB } from "../system/memory-units.ts";
import { openSystemFile } from "../system/system-file.ts";

/** Reads how much memory is in use; null: not known. */
export interface MemoryGauge {
  readGib(): Promise<number | null>;
  close(): void;
}

/** MemTotal - MemAvailable of `/proc/meminfo`. */
export function parseMeminfoUsedGib(text: string): number | null {
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]);
  const used = (kib("MemTotal") - kib("MemAvailable")) / KIB_PER_GIB;
  return Number.isFinite(used) && used >= 0 ? used : null;
}

/** What a cgroup is charged with, less its inactive file pages (as `docker stats` counts). */
export function parseCgroupUsedGib(charged: string | null, stat: string | null): number | null {
  const bytes = /^(\d+)\s*$/.exec(charged ?? "")?.[1];
  // Version 1 states it with the groups below as total_inactive_file.
  const [, reclaimable] = /^total_inactive_file (\d+)$/m.exec(stat ?? "") ??
    /^inactive_file (\d+)$/m.exec(stat ?? "") ?? [undefined, undefined];
  if (bytes === undefined || reclaimable === undefined) return null;
  const used = Math.max(0, Number(bytes) - Number(reclaimable)) / BYTES_PER_GIB;
  return Number.isFinite(used) ? used : null;
}

/** Memory in use under the sysroot: of the cgroup whose limit applies, else of the whole machine. */
export async function openMemoryGauge(
  sysroot: string,
  limitingGroup: string | null,
  platform: NodeJS.Platform,
): Promise<MemoryGauge> {
  // On other systems Node's free memory leaves out memory that can be reclaimed.
  if (platform === "win32")
    return { readGib: async () => (totalmem() - freemem()) / BYTES_PER_GIB, close: () => undefined };
  if (limitingGroup === null) {
    const meminfo = await openSystemFile(join(sysroot, "proc/meminfo"));
    return {
      readGib: async () => parseMeminfoUsedGib((await meminfo?.read()) ?? ""),
      close: () => meminfo?.close(),
    };
  }
  const [current, usage, stat] = await Promise.all(
    ["memory.current", "memory.usage_in_bytes", "memory.stat"].map((file) =>
      openSystemFile(join(limitingGroup, file)),
    ),
  );
  const charged = current ?? usage;
  return {
    async readGib() {
      const [bytes, details] = await Promise.all([charged?.read(), stat?.read()]);
      return parseCgroupUsedGib(bytes ?? null, details ?? null);
    },
    close() {
      for (const file of [current, usage, stat]) file?.close();
    },
  };
}

import { commandOutput } from "../system/line-stream.ts";
import { type ChildCgroup, makeChildCgroup } from "./child-cgroup.ts";
import { readProcessTree, waitedForChildren } from "./process-tree.ts";
import { createTreeSampler, parseProcessList } from "./sampled-processes.ts";

/** CPU seconds and memory of the processes that a run is about, since the run began. */
export interface ProcessAccounting {
  /** How the CPU time is found: reports name it. */
  readonly method: "cgroup" | "process-tree" | "sampling" | "none";
  read(): Promise<{ readonly cpuSeconds: number | null; readonly heldGib: number | null }>;
  /** After the wrapped command's end. */
  close(): Promise<void>;
}

/** From lists of `ps`, where there is no procfs. */
function sampledAccounting(root: () => number | null): ProcessAccounting {
  let sample: ReturnType<typeof createTreeSampler> | null = null;
  let cpuSeconds: number | null = null;
  return {
    method: "sampling",
    async read() {
      const pid = root();
      if (pid === null) return { cpuSeconds: cpuSeconds ?? 0, heldGib: null };
      sample ??= createTreeSampler(pid);
      const text = await commandOutput("ps", ["-axo", "pid=,ppid=,time=,rss="], process.env, 500);
      if (text === null) return { cpuSeconds, heldGib: null };
      const found = sample(parseProcessList(text));
      cpuSeconds = found.cpuSeconds;
      return { cpuSeconds, heldGib: found.residentGib };
    },
    close: async () => undefined,
  };
}

/**
 * The best accounting available for a command that is about to start: a cgroup, which is exact; else the process tree below the command
 * and the children that it waited for, completed at its end with what the last sample missed.
 */
export async function openChildAccounting(
  name: string,
  makeGroup: (name: string) => Promise<ChildCgroup | null> = makeChildCgroup,
): Promise<{
  readonly cgroup: ChildCgroup | null;
  /** Call with the command's pid once it runs, and with null when it has ended. */
  readonly follow: (pid: number | null) => Promise<void>;
  readonly accounting: ProcessAccounting;
}> {
  const cgroup = await makeGroup(name);
  let pid: number | null = null;
  let cpuSeconds: number | null = null;
  let waitedBefore: number | null = null;
  const follow = async (child: number | null): Promise<void> => {
    if (child !== null) {
      pid = child;
      if (!cgroup) waitedBefore = await waitedForChildren();
      return;
    }
    const waited = await waitedForChildren();
    // The tracker's own helpers that ended meanwhile are in it too.
    if (!cgroup && waited !== null && waitedBefore !== null)
      cpuSeconds = Math.max(cpuSeconds ?? 0, waited - waitedBefore);
    pid = null;
  };
  if (cgroup) {
    const accounting: ProcessAccounting = {
      method: "cgroup",
      async read() {
        cpuSeconds = (await cgroup.readCpuSeconds()) ?? cpuSeconds;
        const heldGib =
          (await cgroup.readHeldGib()) ??
          (pid === null ? null : ((await readProcessTree(pid, new Set()))?.residentGib ?? null));
        return { cpuSeconds, heldGib };
      },
      close: () => cgroup.remove(),
    };
    return { cgroup, follow, accounting };
  }
  if (process.platform !== "linux") return { cgroup, follow, accounting: sampledAccounting(() => pid) };
  const accounting: ProcessAccounting = {
    method: "process-tree",
    async read() {
      const tree = pid === null ? null : await readProcessTree(pid, new Set());
      if (tree) cpuSeconds = Math.max(cpuSeconds ?? 0, tree.cpuSeconds);
      return { cpuSeconds: cpuSeconds ?? 0, heldGib: tree?.residentGib ?? null };
    },
    close: async () => undefined,
  };
  return { cgroup, follow, accounting };
}

/** Accounting of this very process and its children, for the library. */
export function ownAccounting(): ProcessAccounting {
  if (process.platform !== "linux") return sampledAccounting(() => process.pid);
  return {
    method: "process-tree",
    async read() {
      const tree = await readProcessTree(process.pid, new Set());
      return { cpuSeconds: tree?.cpuSeconds ?? null, heldGib: tree?.residentGib ?? null };
    },
    close: async () => undefined,
  };
}

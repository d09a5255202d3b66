import { commandOutput } from "../system/command-output.ts";
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

type ReadTree = (root: number) => ReturnType<typeof readProcessTree>;

/** From lists of `ps`, where there is no procfs. */
function sampledTree(): ReadTree {
  let sample: ReturnType<typeof createTreeSampler> | null = null;
  return async (root) => {
    sample ??= createTreeSampler(root);
    const text = await commandOutput("ps", ["-axo", "pid=,ppid=,time=,rss="], process.env, 500);
    return text === null ? null : sample(parseProcessList(text));
  };
}

/**
 * The best accounting available for a command that is about to start: a cgroup, which is exact; else the process tree below the command
 * and the children that it waited for, completed at its end with what the last sample missed.
 */
export async function openChildAccounting(
  name: string,
  makeGroup: (name: string) => Promise<ChildCgroup | null> = makeChildCgroup,
  proc = "/proc",
): Promise<{
  readonly cgroup: ChildCgroup | null;
  /** Call with the command's pid once it runs, and with null when it has ended. */
  readonly follow: (pid: number | null) => Promise<void>;
  readonly accounting: ProcessAccounting;
}> {
  const cgroup = await makeGroup(name);
  let pid: number | null = null;
  // A command that has not started has used none; from its start on, only what was read is known.
  let cpuSeconds: number | null = 0;
  let waitedBefore: number | null = null;
  const follow = async (child: number | null): Promise<void> => {
    if (child !== null) {
      pid = child;
      cpuSeconds = null;
      if (!cgroup) waitedBefore = await waitedForChildren(proc);
      return;
    }
    const waited = await waitedForChildren(proc);
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
          (pid === null ? null : ((await readProcessTree(pid, new Set(), proc))?.residentGib ?? null));
        return { cpuSeconds, heldGib };
      },
      close: () => cgroup.remove(),
    };
    return { cgroup, follow, accounting };
  }
  const linux = process.platform === "linux";
  const readTree: ReadTree = linux ? (root) => readProcessTree(root, new Set(), proc) : sampledTree();
  const accounting: ProcessAccounting = {
    method: linux ? "process-tree" : "sampling",
    async read() {
      const tree = pid === null ? null : await readTree(pid);
      if (tree) cpuSeconds = Math.max(cpuSeconds ?? 0, tree.cpuSeconds);
      return { cpuSeconds, heldGib: tree?.residentGib ?? null };
    },
    close: async () => undefined,
  };
  return { cgroup, follow, accounting };
}

/** Accounting of this very process and its children, for the library. */
export function ownAccounting(): ProcessAccounting {
  const linux = process.platform === "linux";
  const readTree: ReadTree = linux ? (root) => readProcessTree(root, new Set()) : sampledTree();
  return {
    method: linux ? "process-tree" : "sampling",
    async read() {
      const tree = await readTree(process.pid);
      return { cpuSeconds: tree?.cpuSeconds ?? null, heldGib: tree?.residentGib ?? null };
    },
    close: async () => undefined,
  };
}

import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BYTES_PER_GIB } from "../system/memory-units.ts";

/** A cgroup v2 for the wrapped command alone: CPU time to the microsecond, of every process that it ever had. */
export interface ChildCgroup {
  readonly path: string;
  /** The file into which the command writes its pid to enter. */
  readonly entrance: string;
  readCpuSeconds(): Promise<number | null>;
  /** GiB that its processes hold, where the memory controller is on. */
  readHeldGib(): Promise<number | null>;
  /** Ids of the processes in it, and in groups that they made below it. */
  processes(): Promise<readonly number[]>;
  /** Kills all of them at once, where the kernel can (Linux 5.14). */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** Where cgroup v2 is mounted (`/sys/fs/cgroup`, or `…/unified` beside v1) and which group the process is in. */
export async function ownCgroup(root = "/"): Promise<string | null> {
  const [mounts, membership] = await Promise.all(
    ["proc/self/mounts", "proc/self/cgroup"].map((file) =>
      readFile(join(root, file), "utf8").catch(() => ""),
    ),
  );
  const mount = mounts!
    .split("\n")
    .map((line) => line.split(" "))
    .find((fields) => fields[2] === "cgroup2")?.[1];
  const group = /^0::(.*)$/m.exec(membership!)?.[1];
  return mount === undefined || group === undefined ? null : join(root, mount, group);
}

/** The `usage_usec` line of a `cpu.stat`, in seconds. */
export function parseCpuStat(text: string): number | null {
  const usage = /^usage_usec (\d+)$/m.exec(text)?.[1];
  return usage === undefined || !Number.isFinite(Number(usage)) ? null : Number(usage) / 1e6;
}

/** Makes a group below that of this process, and checks that processes may be put in it; null where that is not allowed. */
export async function makeChildCgroup(name: string): Promise<ChildCgroup | null> {
  if (process.platform !== "linux") return null;
  const own = await ownCgroup();
  if (own === null) return null;
  const path = join(own, name);
  try {
    await mkdir(path);
  } catch {
    return null;
  }
  const remove = (): Promise<void> => rmdir(path).catch(() => undefined);
  const read = (file: string): Promise<string | null> => readFile(join(path, file), "utf8").catch(() => null);
  const entrance = join(path, "cgroup.procs");
  const usable = parseCpuStat((await read("cpu.stat")) ?? "") !== null && (await mayEnter(entrance));
  if (!usable) {
    await remove();
    return null;
  }
  return {
    path,
    entrance,
    async readCpuSeconds() {
      return parseCpuStat((await read("cpu.stat")) ?? "");
    },
    async readHeldGib() {
      // Anonymous memory is what the processes hold; memory.current has the page cache in it.
      const held = /^anon (\d+)$/m.exec((await read("memory.stat")) ?? "")?.[1];
      return held === undefined ? null : Number(held) / BYTES_PER_GIB;
    },
    processes: () => processesBelow(path),
    kill: () => writeFile(join(path, "cgroup.kill"), "1", { flag: "r+" }).catch(() => undefined),
    remove,
  };
}

async function processesBelow(path: string): Promise<readonly number[]> {
  const [ids, entries] = await Promise.all([
    readFile(join(path, "cgroup.procs"), "utf8").catch(() => ""),
    readdir(path, { withFileTypes: true }).catch(() => []),
  ]);
  const folders = entries.filter((entry) => entry.isDirectory());
  const below = await Promise.all(folders.map(({ name }) => processesBelow(join(path, name))));
  return [...ids.split("\n").filter(Boolean).map(Number), ...below.flat()];
}

/** Writing nothing is refused exactly where writing a pid would be. */
const mayEnter = (entrance: string): Promise<boolean> =>
  writeFile(entrance, "", { flag: "a" }).then(
    () => true,
    () => false,
  );

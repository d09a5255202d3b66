import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { MILLISECONDS_PER_SECOND } from "@green-place/contract";

/** One process, for good: ids are used again, on this machine, in a container and after a restart. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system tells it: on Linux clock ticks since the boot. Null: it doesn't. */
  readonly start: string | null;
  /** Of the machine's run since its boot; null where only Linux would say. */
  readonly boot: string | null;
  /** In which `pid` is counted; null where only Linux would say. */
  readonly pidNamespace: string | null;
  readonly host: string;
}

/** What can be told of a process from here. `unseen`: nothing, as it belongs to another container or machine. */
export type ProcessSight = "alive" | "gone" | "unseen";

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    start: process.platform === "linux" ? startOf(linkOrNull("/proc/self")) : psStart(process.pid),
    boot: bootId(),
    pidNamespace: linkOrNull("/proc/self/ns/pid"),
    host: hostname(),
  };
}

/**
 * Whether a process lives. `lastSignMs` is the last instant, in ms since 1970, at which it is known to have done something: one of this
 * machine from before its last boot is gone.
 */
export function sightOf(
  { pid, start, boot, pidNamespace, host }: ProcessIdentity,
  lastSignMs: number,
): ProcessSight {
  const own = ownIdentity();
  if (pid === own.pid && start === own.start && boot === own.boot && pidNamespace === own.pidNamespace)
    return "alive";
  if (boot !== own.boot)
    // Two machines may have one name: the other still gives signs.
    return host === own.host && lastSignMs < Date.now() - uptime() * MILLISECONDS_PER_SECOND
      ? "gone"
      : "unseen";
  // Of one boot, the name tells nothing: each container has its own. Where no boot has an id, the name is all there is.
  if (pidNamespace !== own.pidNamespace || (boot === null && host !== own.host)) return "unseen";
  if (!exists(pid)) return "gone";
  const found = startOfOther(pid);
  if (found === "ended") return "gone";
  if (found === null || start === null) return "unseen";
  return found === start ? "alive" : "gone";
}

/** The process in words: `process 12 of the machine "build-3"`. */
export const processName = ({ pid, host }: ProcessIdentity): string =>
  `process ${pid} of the machine "${host}"`;

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Null: it can't be read; `ended`: only its zombie is left. */
function startOfOther(pid: number): string | null {
  if (process.platform !== "linux") return psStart(pid);
  // Below a /proc of another namespace the id would be another process's.
  return linkOrNull("/proc/self") === String(process.pid) ? startOf(String(pid)) : null;
}

function startOf(entry: string | null): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${entry}/stat`, "utf8");
  } catch {
    return null;
  }
  // The name, in parentheses, may hold anything; state is the first field after it, the start time the twentieth.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? "ended" : (fields[19] ?? null);
}

function psStart(pid: number): string | null {
  try {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const line = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8", env });
    const [, state, start] = /^\s*(\S)\S*\s+(.*\S)/.exec(line) ?? [];
    return state === "Z" ? "ended" : (start ?? null);
  } catch {
    return null;
  }
}

const bootId = (): string | null => {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
};

function linkOrNull(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

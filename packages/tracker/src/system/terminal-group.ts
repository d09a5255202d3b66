import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How this process stands to its controlling terminal. */
export interface TerminalGroup {
  /** Whether its process group is the terminal's foreground group: the one that gets the signals of its keys, whatever stdin is. */
  readonly foreground: boolean;
  /** Whether the terminal was closed, or there never was one. */
  readonly none: boolean;
  /** Whether it leads the terminal's session: then it alone gets SIGHUP when the terminal is closed. */
  readonly leads: boolean;
}

/** Read anew each time: the shell moves groups between foreground and background. undefined where the system does not say. */
export function terminalGroup(): TerminalGroup | undefined {
  try {
    const [group, session, terminalsGroup] = process.platform === "linux" ? fromProc() : fromPs();
    if (![group, session, terminalsGroup].every(Number.isInteger)) return undefined;
    return {
      foreground: terminalsGroup === group,
      // The system says -1, ps on macOS 0.
      none: terminalsGroup! <= 0 && terminalsGroup !== group,
      leads: session === process.pid,
    };
  } catch {
    return undefined;
  }
}

function fromProc(): readonly number[] {
  const stat = readFileSync("/proc/self/stat", "utf8");
  // After the name, which may hold anything: state, parent, group, session, terminal, the terminal's foreground group.
  const [, , group, session, , terminalsGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return [group, session, terminalsGroup].map(Number);
}

function fromPs(): readonly number[] {
  const args = ["-o", "pgid=,sess=,tpgid=", "-p", String(process.pid)];
  const [group, , terminalsGroup] = execFileSync("ps", args, { encoding: "utf8" })
    .trim()
    .split(/\s+/)
    .map(Number);
  // The session is an address there; its leader leads its group too.
  return [group!, group!, terminalsGroup!];
}

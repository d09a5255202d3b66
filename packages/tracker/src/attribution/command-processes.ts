import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { commandOutput } from "../system/command-output.ts";

/** A living process, by what names it for as long as the machine runs: ids are used again. */
interface LivingProcess {
  readonly pid: number;
  readonly parent: number;
  /** When it started, as the system counts it. */
  readonly started: string;
  /** Whether its environment holds the mark. */
  readonly marked: boolean;
}

/** Environment variable with the marks of all runs that a process is in, apart by colons. */
const VARIABLE = "GREEN_PLACE_TRACK";

/** An environment with the mark of one more run. */
export const withMark = (
  env: Readonly<Record<string, string | undefined>>,
  mark: string,
): Record<string, string | undefined> => ({
  ...env,
  [VARIABLE]: env[VARIABLE] ? `${env[VARIABLE]}:${mark}` : mark,
});

/**
 * Lists the living processes of a command, by id: all below it, all below those that an earlier list had, and, on Linux, all whose
 * environment holds the mark that the command was started with. So one that left its parent, its session or its group is found. Not found
 * is one that left its parent before the first list *and* has no such environment; a cgroup has that one too.
 */
export function commandProcesses(
  root: number,
  mark: string,
  proc = "/proc",
): () => Promise<readonly number[]> {
  const known = new Map<number, string>();
  let first = true;
  return async () => {
    const living = process.platform === "linux" ? await fromProc(mark, proc) : await fromPs();
    const inside = new Set<number>();
    const enter = ({ pid, started }: LivingProcess): void => {
      inside.add(pid);
      known.set(pid, started);
    };
    for (const each of living) {
      const isRoot = first && each.pid === root;
      if (isRoot || each.marked || known.get(each.pid) === each.started) enter(each);
    }
    first = false;
    for (let grew = true; grew; ) {
      grew = false;
      for (const each of living) {
        if (inside.has(each.pid) || !inside.has(each.parent)) continue;
        enter(each);
        grew = true;
      }
    }
    return [...inside];
  };
}

async function fromProc(mark: string, proc: string): Promise<readonly LivingProcess[]> {
  const names = (await readdir(proc)).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name): Promise<readonly LivingProcess[]> => {
      const read = (file: string): Promise<string> =>
        readFile(join(proc, name, file), "latin1").catch(() => "");
      const [stat, environment] = await Promise.all([read("stat"), read("environ")]);
      // After the name, which may hold anything: state, parent, and the start time as the twentieth.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [state, parent] = fields;
      if (stat === "" || state === "Z" || state === "X") return [];
      const marks = environment.split("\0").find((entry) => entry.startsWith(`${VARIABLE}=`));
      const marked =
        marks
          ?.slice(VARIABLE.length + 1)
          .split(":")
          .includes(mark) === true;
      return [{ pid: Number(name), parent: Number(parent), started: fields[19] ?? "", marked }];
    }),
  );
  return found.flat();
}

/** Without the environment, which `ps` shows in no form that could be told from arguments. */
async function fromPs(): Promise<readonly LivingProcess[]> {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const text = await commandOutput("ps", ["-axo", "pid=,ppid=,state=,lstart="], env, 2000);
  if (text === null) throw new Error("`ps` does not list the processes");
  return text.split("\n").flatMap((line) => {
    const [, pid, parent, state, started] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (pid === undefined || state!.startsWith("Z")) return [];
    return [{ pid: Number(pid), parent: Number(parent), started: started!, marked: false }];
  });
}

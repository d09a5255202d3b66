import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import type { RunState } from "../../src/run/run-state.ts";

/** One real millisecond is a minute of the plan. */
export const SPEED = 60_000;

/** Far enough ahead that a runner has come up, in real milliseconds after the origin. */
export const SOON = 2000;
export const FOREVER = 1_000_000;

const fixture = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
export const jobFile: string = fixture("job.mjs");

export interface Told {
  readonly kind: string;
  readonly at: number;
  readonly code?: number | string;
  readonly pid?: number;
  readonly signal?: string;
  readonly message?: string;
}

/** A runner in a process of its own. */
export interface Runner {
  readonly process: ChildProcess;
  readonly told: Told[];
  /** Waits until so many events of a kind were told. */
  until(kind: string, count?: number): Promise<Told>;
  readonly ended: Promise<number | null>;
}

const started: ChildProcess[] = [];
const groups = new Set<number>();
const folders: string[] = [];

afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill("SIGKILL");
  for (const group of groups) {
    try {
      process.kill(-group, "SIGKILL");
    } catch {
      // It has ended, as it should.
    }
  }
  groups.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "green-place-run-"));
  folders.push(folder);
  return folder;
}

/** A state whose slots are given in real milliseconds from `origin` on. */
export const stateOf = (
  command: readonly string[],
  slots: readonly (readonly [number, number])[],
  more: Partial<RunState> = {},
): RunState => ({
  version: 2,
  id: "test",
  createdMs: 0,
  command,
  cwd: process.cwd(),
  slots: slots.map(([start, end]) => ({ startMs: start * SPEED, endMs: end * SPEED })),
  paused: "no",
  ...more,
});

export function run(mode: "start" | "resume", folder: string, origin: number, state?: RunState): Runner {
  const env = { ...process.env, SPEED: String(SPEED), ORIGIN: String(origin) };
  const nodeArguments = ["--import", "tsx", "--conditions=@green-place/source", fixture("runner.ts")];
  const child = spawn(process.execPath, [...nodeArguments, mode, folder, JSON.stringify(state ?? null)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const told: Told[] = [];
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    const lines = text.split("\n");
    text = lines.pop()!;
    for (const line of lines.filter((each) => each.startsWith("{"))) {
      const event = JSON.parse(line) as Told;
      told.push(event);
      if (event.pid) groups.add(event.pid);
    }
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const until = async (kind: string, count = 1): Promise<Told> => {
    for (let waited = 0; waited < 20_000; waited += 5) {
      const hits = told.filter((event) => event.kind === kind);
      if (hits.length >= count) return hits[count - 1]!;
      await wait(5);
    }
    throw new Error(`never told "${kind}" ${count} times, only ${JSON.stringify(told)}`);
  };
  return { process: child, told, until, ended };
}

export async function killHard(runner: Runner): Promise<void> {
  // Its output stays open: the job writes there too.
  const dead = once(runner.process, "exit");
  runner.process.kill("SIGKILL");
  await dead;
}

/** The lines that the job, or its child, wrote: number and time. */
export function linesOf(file: string): readonly (readonly [number, number])[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.filter((line) => line !== "").map((line) => line.split(" ").map(Number) as [number, number]);
}

/** States of all processes of a group, as `ps` gives them: T is stopped. Zombies, which only wait for their parent, do not count. */
export async function statesOf(group: number): Promise<string[]> {
  const ps = spawn("ps", ["-A", "-o", "pgid=,state="], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  ps.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await once(ps, "close");
  const rows = text.split("\n").map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([pgid, state]) => Number(pgid) === group && !state!.startsWith("Z"))
    .map(([, state]) => state![0]!);
}

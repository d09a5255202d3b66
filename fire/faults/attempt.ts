import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { AttackedCommand, Course, Ended, Fault, Scene } from "../commands/command.ts";
import { callProgram } from "./called-process.ts";

/** What is done to one call of a command. */
export interface Attempt {
  readonly fault: Fault;
  /** The file operation that it befalls, counted from 1. */
  readonly at?: number;
  /** Killed after so long, wherever it is. */
  readonly killAfterMs?: number;
}

/** What came of an attempt. */
export interface Outcome {
  /** A sentence for each thing that is wrong. */
  readonly broke: readonly string[];
  /** The file operations below the scene's folder, where nothing was to fail. */
  readonly operations: readonly string[];
  readonly tookMs: number;
}

const preload = new URL("./file-operations.mjs", import.meta.url).href;

/** Calls a command of a program in a new scene below `scratch`, does to it what is asked, goes on as its user would, and looks at what is left. */
export async function attempt(
  command: AttackedCommand,
  { fault, at = 0, killAfterMs }: Attempt,
  { program, scratch }: { readonly program: string; readonly scratch: string },
): Promise<Outcome> {
  const folder = mkdtempSync(join(scratch, `${command.name}-`));
  const work = join(folder, "work");
  mkdirSync(work);
  const scene: Scene = {
    folder: work,
    state: join(work, "state"),
    cache: join(work, "cache"),
    env: {
      HOME: work,
      GREEN_PLACE_STATE_DIR: join(work, "state"),
      GREEN_PLACE_CACHE: join(work, "cache"),
      NO_COLOR: "1",
    },
  };
  const close = await command.prepare?.(scene);
  try {
    const log = join(folder, "operations");
    const settings = JSON.stringify({ below: work, log, at, fault });
    const attacked = await callProgram(program, command.argv(scene), {
      cwd: work,
      env: { ...scene.env, FIRE_FILE_OPERATIONS: settings, NODE_OPTIONS: `--import=${preload}` },
      ...(killAfterMs !== undefined && { killAfterMs }),
    });
    const afterwards: Ended[] = [];
    for (const argv of command.afterwards(scene))
      afterwards.push(await callProgram(program, argv, { cwd: work, env: scene.env }));
    const course: Course = { fault: killAfterMs === undefined ? fault : "kill", attacked, afterwards };
    const broke = [attacked, ...afterwards].flatMap(callFaults).concat(command.faults(scene, course));
    const operations = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(0, -1) : [];
    return { broke, operations, tookMs: attacked.tookMs };
  } finally {
    await close?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What no call may do, whatever happens to it. */
function callFaults({ code, stderr, hung }: Ended): string[] {
  if (hung) return ["a call hung"];
  const broke: string[] = [];
  if (code === 70) broke.push(`a call ended with 70: ${stderr.slice(0, 300)}`);
  if (/^\s+at .*:\d+:\d+\)?$/m.test(stderr)) broke.push(`a call printed a stack: ${stderr.slice(0, 300)}`);
  return broke;
}

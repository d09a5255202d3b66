import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";

/** The built command line, whose whole processes are measured. Throws where it is not built. */
export function builtCommand() {
  if (!existsSync("apps/cli/dist/main.mjs")) throw new Error("build first: node scripts/bootstrap.mjs");
  return "apps/cli/bin/green-place.mjs";
}

/** Milliseconds from the start of a process to its end, its output read through pipes. Throws where it fails. */
export function processTime(args, node = process.execPath) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, {
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(String(stderr));
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/**
 * Times of several commands, measured in turns: one list a command, the same number of each. The order changes from turn to turn,
 * so that none always runs on the warmer machine; the first run of each, which fills caches, does not count.
 */
export function inTurns(commands, turns, node) {
  for (const args of commands) processTime(args, node);
  const times = commands.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    for (let i = 0; i < commands.length; i++) {
      const next = (turn + i) % commands.length;
      times[next].push(processTime(commands[next], node));
    }
  }
  return times;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The median of the ratios within each turn. */
export const ratioOfTurns = (times, reference) => median(times.map((ms, turn) => ms / reference[turn]));

export const machineName = () => `${cpus().length} × ${cpus()[0].model.trim()}`;

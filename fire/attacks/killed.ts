import pMap from "p-map";
import type { Attack, Siege } from "../attack.ts";
import type { AttackedCommand } from "../commands/command.ts";
import { type Attempt, attempt } from "../faults/attempt.ts";
import { greenPlace } from "../faults/called-process.ts";
import { kindOf } from "../faults/file-operation-kinds.ts";
import { numbersUpTo, sampleOf } from "../seeded-sample.ts";
import { subjectsIn } from "../subjects.ts";

/** Kills in all, at the least; those at file operations come first, and the rest falls anywhere. */
const kills = { gate: 60, whole: 1_200 };
/** The gate's share of kills at file operations. */
const gateAtOperations = 40;

/** A kill of one command, and what it is in words. */
interface PlannedKill {
  readonly command: AttackedCommand;
  readonly what: Attempt;
  readonly said: string;
}

/** A kill before each file operation that changes something, and one in the middle of each write. */
function killsAtOperations(command: AttackedCommand, operations: readonly string[]): PlannedKill[] {
  return operations.flatMap((line, index) => {
    const at = index + 1;
    const kind = kindOf(line);
    const faults =
      kind === "reads" ? [] : kind === "writes" ? (["kill", "torn"] as const) : ["kill" as const];
    return faults.map((fault) => ({ command, what: { fault, at }, said: `${fault} at ${at} (${line})` }));
  });
}

/** Kills at any time of a command, more of one that is over sooner. */
function killsAtAnyTime(
  calm: readonly (readonly [command: AttackedCommand, tookMs: number])[],
  count: number,
  seed: number,
): PlannedKill[] {
  const paces = calm.reduce((sum, [, tookMs]) => sum + 1 / tookMs, 0);
  return calm.flatMap(([command, tookMs], index) =>
    numbersUpTo(Math.ceil(tookMs * 1.1), Math.ceil(count / tookMs / paces), seed + index).map(
      (killAfterMs) => ({
        command,
        what: { fault: "none" as const, killAfterMs },
        said: `killed after ${killAfterMs} ms`,
      }),
    ),
  );
}

export const attackOn = (
  commands: () => Promise<readonly AttackedCommand[]>,
  program: string = greenPlace,
  atLeast: Readonly<Record<Siege["share"], number>> = kills,
): Attack => ({
  name: "killed",
  does: "A command is killed (SIGKILL) before each of its file operations, in the middle of each write, and at any time; then its user goes on, if need be several times.",
  mustHold:
    "Each run has one row in every output, a job is started once and its exit code known, and no file is left half written or behind.",
  counts: "kills",
  async run({ seed, share, scratch, atOnce }) {
    const broke: string[] = [];
    const calm: [AttackedCommand, number][] = [];
    const atOperations: PlannedKill[] = [];
    for (const command of await commands()) {
      const {
        broke: already,
        operations,
        tookMs,
      } = await attempt(command, { fault: "none" }, { program, scratch });
      broke.push(...already.map((what) => `${command.name}, untouched: ${what}`));
      calm.push([command, tookMs]);
      atOperations.push(...killsAtOperations(command, operations));
    }
    const chosen = share === "gate" ? sampleOf(atOperations, gateAtOperations, seed) : atOperations;
    const planned = [...chosen, ...killsAtAnyTime(calm, Math.max(0, atLeast[share] - chosen.length), seed)];
    const outcomes = await pMap(
      planned,
      ({ command, what }) => attempt(command, what, { program, scratch }),
      {
        concurrency: atOnce,
      },
    );
    for (const [index, outcome] of outcomes.entries()) {
      const { command, said } = planned[index]!;
      if (outcome.broke.length > 0) broke.push(`${command.name}, ${said}: ${outcome.broke.join("; ")}`);
    }
    return { tried: planned.length, broke };
  },
});

const killed: Attack = attackOn(() => subjectsIn<AttackedCommand>("commands"));
export default killed;

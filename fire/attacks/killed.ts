import pMap from "p-map";
import type { Attack, Siege } from "../attack.ts";
import type { AttackedCommand } from "../commands/command.ts";
import { type Attempt, attempt } from "../faults/attempt.ts";
import { greenPlace } from "../faults/called-process.ts";
import { kindOf } from "../faults/file-operation-kinds.ts";
import { numbersUpTo, sampleOf } from "../seeded-sample.ts";
import { subjectsIn } from "../subjects.ts";

/** Kills in all, at the least; those at file operations come first, and the rest falls anywhere. */
const kills = { gate: 48, whole: 1_200 };

/** A kill before each file operation that changes something, and one in the middle of each write. */
function killsAtOperations(operations: readonly string[]): Attempt[] {
  return operations.flatMap((line, index): Attempt[] => {
    const at = index + 1;
    const kind = kindOf(line);
    if (kind === "reads") return [];
    return kind === "writes"
      ? [
          { fault: "kill", at },
          { fault: "torn", at },
        ]
      : [{ fault: "kill", at }];
  });
}

/** The attempts that are made, each as `[command, attempt, what it is in words]`. */
type Planned = readonly [command: AttackedCommand, what: Attempt, said: string];

export const attackOn = (
  commands: () => Promise<readonly AttackedCommand[]>,
  program: string = greenPlace,
  atLeast: Readonly<Record<Siege["share"], number>> = kills,
): Attack => ({
  name: "killed",
  does: "A command is killed (SIGKILL) before each of its file operations, in the middle of each write, and at any time; then its user goes on, if need be several times.",
  mustHold:
    "Each run has one row in every output, the job was started once, its exit code is known, and no file is left half written or behind.",
  counts: "kills",
  async run({ seed, share, scratch, atOnce }) {
    const broke: string[] = [];
    const subjects = await commands();
    const planned: Planned[] = [];
    for (const [index, command] of subjects.entries()) {
      const calm = await attempt(command, { fault: "none" }, { program, scratch });
      broke.push(...calm.broke.map((what) => `${command.name}, untouched: ${what}`));
      const named = killsAtOperations(calm.operations).map(
        (what): Planned => [command, what, `${what.fault} at ${what.at} (${calm.operations[what.at! - 1]})`],
      );
      const wanted = Math.ceil(atLeast[share] / subjects.length);
      const some = share === "gate" ? sampleOf(named, Math.ceil((wanted * 2) / 3), seed + index) : named;
      const times = numbersUpTo(
        Math.ceil(calm.tookMs * 1.1),
        Math.max(0, wanted - some.length),
        seed + index,
      );
      const anywhere = times.map(
        (ms): Planned => [command, { fault: "none", killAfterMs: ms }, `killed after ${ms} ms`],
      );
      planned.push(...some, ...anywhere);
    }
    const outcomes = await pMap(planned, ([command, what]) => attempt(command, what, { program, scratch }), {
      concurrency: atOnce,
    });
    for (const [index, outcome] of outcomes.entries()) {
      const [command, , said] = planned[index]!;
      if (outcome.broke.length > 0) broke.push(`${command.name}, ${said}: ${outcome.broke.join("; ")}`);
    }
    return { tried: planned.length, broke };
  },
});

const killed: Attack = attackOn(() => subjectsIn<AttackedCommand>("commands"));
export default killed;

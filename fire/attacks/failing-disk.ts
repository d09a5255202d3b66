import pMap from "p-map";
import type { Attack } from "../attack.ts";
import type { AttackedCommand, Fault } from "../commands/command.ts";
import { attempt } from "../faults/attempt.ts";
import { greenPlace } from "../faults/called-process.ts";
import { kindOf } from "../faults/file-operation-kinds.ts";
import { sampleOf } from "../seeded-sample.ts";
import { subjectsIn } from "../subjects.ts";

/** Faults of the gate's share. */
const gateFaults = 48;

interface Planned {
  readonly command: AttackedCommand;
  readonly fault: Fault;
  readonly at: number;
  readonly operation: string;
}

/** What can fail at an operation: bytes may be cut short, room may be missing, and anything may be unreadable. */
const faultsOf = {
  reads: ["EIO"],
  changes: ["EIO", "ENOSPC"],
  writes: ["EIO", "ENOSPC", "short"],
} as const satisfies Record<string, readonly Fault[]>;

export const attackOn = (
  commands: () => Promise<readonly AttackedCommand[]>,
  program: string = greenPlace,
): Attack => ({
  name: "failing-disk",
  does: "Each file operation of a command fails in turn: an error of the device, a disk that is full from then on, a write cut short.",
  mustHold:
    "The command that is run keeps its own exit code, nothing that was there is lost, one sentence says what failed, and going on completes the rest.",
  counts: "faults",
  async run({ seed, share, scratch, atOnce }) {
    const broke: string[] = [];
    const planned: Planned[] = [];
    for (const command of await commands()) {
      const calm = await attempt(command, { fault: "none" }, { program, scratch });
      broke.push(...calm.broke.map((what) => `${command.name}, untouched: ${what}`));
      for (const [index, operation] of calm.operations.entries()) {
        for (const fault of faultsOf[kindOf(operation)])
          planned.push({ command, fault, at: index + 1, operation });
      }
    }
    const chosen = share === "gate" ? sampleOf(planned, gateFaults, seed) : planned;
    const outcomes = await pMap(
      chosen,
      ({ command, ...what }) => attempt(command, what, { program, scratch }),
      {
        concurrency: atOnce,
      },
    );
    for (const [index, outcome] of outcomes.entries()) {
      const { command, fault, at, operation } = chosen[index]!;
      if (outcome.broke.length > 0)
        broke.push(`${command.name}, ${fault} at ${at} (${operation}): ${outcome.broke.join("; ")}`);
    }
    return { tried: chosen.length, broke };
  },
});

const failingDisk: Attack = attackOn(() => subjectsIn<AttackedCommand>("commands"));
export default failingDisk;

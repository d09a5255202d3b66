import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TrackReport } from "@green-place/tracker";
import fc from "fast-check";
import type { Attack } from "../attack.ts";
import { callProgram, greenPlace } from "../faults/called-process.ts";
import { type Device, devices, nodes } from "../faults/devices.ts";
import { type PlantedMachine, plantMachine } from "../faults/planted-machine.ts";
import { unlikelyFigures } from "../faults/unlikely-figures.ts";

/** What a report must say of a machine's accelerators: how many are left out, or that nobody can tell. */
interface Expected {
  readonly leftOut: number | "cannot be told";
}

/** One machine with each device and each node alone, and machines with several of them. */
function machines(
  seed: number,
  several: number,
): readonly (PlantedMachine & { readonly expected: Expected })[] {
  const own = (list: readonly Device[]): number => list.filter(({ draws }) => draws === "own").length;
  const apart = { selector: ({ name }: Device) => name, maxLength: 12 };
  const mixed = fc.sample(fc.uniqueArray(fc.constantFrom(...devices), apart), { seed, numRuns: several });
  const sets = [[], ...devices.map((device) => [device]), ...mixed];
  return [
    { devices: null, nodes: [], expected: { leftOut: "cannot be told" } },
    ...nodes.flatMap(({ path }) => [
      { devices: null, nodes: [path], expected: { leftOut: 1 } },
      { devices: [], nodes: [path], expected: { leftOut: 1 } },
    ]),
    ...sets.map((list) => ({ devices: list, nodes: [], expected: { leftOut: own(list) } })),
  ];
}

/** What is wrong with what a report says. */
function wrongIn(report: TrackReport, { leftOut }: Expected): readonly string[] {
  const { gpu } = report.energyKwh;
  const counts = report.leftOut.filter(({ part }) => part === "gpu").map(({ count }) => count);
  const named = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const wrong = [...unlikelyFigures(report)];
  if (leftOut === 0 ? gpu?.value !== 0 || gpu.high !== 0 : gpu !== null)
    wrong.push(`the GPUs' energy is ${JSON.stringify(gpu)}`);
  if (leftOut === "cannot be told" ? counts.join() !== "" || counts.length !== 1 : named !== leftOut)
    wrong.push(`${named} are left out, not ${leftOut}`);
  const warned = report.warnings.some((warning) => /is not known .* leave it out/.test(warning));
  if (warned !== (typeof leftOut === "number" && leftOut > 0))
    wrong.push(`warnings: ${report.warnings.join(" ")}`);
  return wrong;
}

const nameOf = ({ devices, nodes }: PlantedMachine): string =>
  [...(devices?.map(({ name }) => name) ?? ["no sysfs"]), ...nodes].join(", ") || "nothing";

export const attackOn = (program: string = greenPlace): Attack => ({
  name: "hardware",
  does: "Machines with the accelerators, displays and device nodes of every maker, alone and together, are tracked with nothing that could read them.",
  mustHold:
    "Each accelerator is named as left out, and the energy of the GPUs is then unknown and never 0; it is 0 where there is none.",
  counts: "machines",
  async run({ seed, share, scratch }) {
    const all = machines(seed, share === "gate" ? 8 : 120);
    const chosen =
      share === "gate"
        ? fc.sample(fc.shuffledSubarray([...all], { minLength: 8, maxLength: 8 }), { seed, numRuns: 1 })[0]!
        : all;
    const broke: string[] = [];
    for (const [index, machine] of chosen.entries()) {
      const folder = join(scratch, String(index));
      plantMachine(join(folder, "root"), machine);
      const argv = ["track", "--zone", "FR", "--metadata", "never", "--quiet"];
      const ended = await callProgram(
        program,
        [...argv, "--sysroot", "root", "--json", "report.json", "--", "true"],
        { cwd: folder, env: { HOME: folder, PATH: "/usr/bin:/bin" } },
      );
      const wrong =
        ended.code === 0
          ? wrongIn(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")), machine.expected)
          : [`exit ${ended.code}: ${ended.stderr}`];
      if (wrong.length > 0) broke.push(`${nameOf(machine)}: ${wrong.join("; ")}`);
      rmSync(folder, { recursive: true, force: true });
    }
    return { tried: chosen.length, broke };
  },
});

const hardware: Attack = attackOn();
export default hardware;

import type { Draws } from "../uncertainty/draws.ts";
import { DRAW_COUNT } from "../uncertainty/draws.ts";
import type { Machine, MachineFactors, MachineRole } from "./machine.ts";
import { type MachineEnergy, type MachineNumbers, machineEnergy } from "./machine-energy.ts";

const roles: readonly MachineRole[] = [
  "peakWatts",
  "idleWatts",
  "load",
  "cpuMinWatts",
  "cpuMaxWatts",
  "cpuUtilisation",
  "memoryWattsPerGib",
  "restRatio",
  "networkWatts",
  "acceleratorKg",
  "hostKg",
  "hostVcpus",
  "lifetimeHours",
  "lifetimeUtilisation",
  "duration",
];

/** The medians of a machine's factors. */
export function medianNumbers(factors: MachineFactors): MachineNumbers {
  return Object.fromEntries(
    roles.map((role) => [role, factors[role]?.value ?? Number.NaN]),
  ) as MachineNumbers;
}

/** The machine at the median of every factor. */
export const medianEnergy = (machine: Machine): MachineEnergy =>
  machineEnergy(machine.shape, medianNumbers(machine.factors));

/** Calls `visit` once a draw with the machine's numbers of that draw; the object is the same each time. */
export function forEachDraw(
  machine: Machine,
  draws: Draws,
  visit: (energy: MachineEnergy, draw: number) => void,
): void {
  const columns = roles.map((role) => {
    const factor = machine.factors[role];
    return factor ? draws.of(factor) : undefined;
  });
  const numbers = medianNumbers(machine.factors);
  const energy = {} as MachineEnergy;
  for (let i = 0; i < DRAW_COUNT; i++) {
    for (let r = 0; r < roles.length; r++) {
      const column = columns[r];
      if (column) numbers[roles[r]!] = column[i]!;
    }
    visit(machineEnergy(machine.shape, numbers, energy), i);
  }
}

import type { Draws } from "../uncertainty/draws.ts";
import { DRAW_COUNT } from "../uncertainty/draws.ts";
import type { Machine, MachineFactors, MachineRole } from "./machine.ts";
import { type MachineEnergy, type MachineNumbers, machineEnergy } from "./machine-energy.ts";

/** The medians of a machine's factors. */
export function medianNumbers(factors: MachineFactors): MachineNumbers {
  const median = (role: MachineRole): number => factors[role]?.value ?? Number.NaN;
  return {
    peakWatts: median("peakWatts"),
    idleWatts: median("idleWatts"),
    load: median("load"),
    cpuMinWatts: median("cpuMinWatts"),
    cpuMaxWatts: median("cpuMaxWatts"),
    cpuUtilisation: median("cpuUtilisation"),
    memoryWattsPerGib: median("memoryWattsPerGib"),
    restRatio: median("restRatio"),
    networkWatts: median("networkWatts"),
    acceleratorKg: median("acceleratorKg"),
    hostKg: median("hostKg"),
    hostVcpus: median("hostVcpus"),
    lifetimeHours: median("lifetimeHours"),
    lifetimeUtilisation: median("lifetimeUtilisation"),
    duration: median("duration"),
  };
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
  const column = (role: MachineRole): Float64Array => {
    const factor = machine.factors[role];
    return factor ? draws.of(factor) : UNKNOWN;
  };
  const peakWatts = column("peakWatts");
  const idleWatts = column("idleWatts");
  const load = column("load");
  const cpuMinWatts = column("cpuMinWatts");
  const cpuMaxWatts = column("cpuMaxWatts");
  const cpuUtilisation = column("cpuUtilisation");
  const memoryWattsPerGib = column("memoryWattsPerGib");
  const restRatio = column("restRatio");
  const networkWatts = column("networkWatts");
  const acceleratorKg = column("acceleratorKg");
  const hostKg = column("hostKg");
  const hostVcpus = column("hostVcpus");
  const lifetimeHours = column("lifetimeHours");
  const lifetimeUtilisation = column("lifetimeUtilisation");
  const duration = column("duration");
  const numbers = medianNumbers(machine.factors);
  const energy = {} as MachineEnergy;
  // Written out: a loop over role names costs ten times as much, and this runs a million times in a ranking.
  for (let i = 0; i < DRAW_COUNT; i++) {
    numbers.peakWatts = peakWatts[i]!;
    numbers.idleWatts = idleWatts[i]!;
    numbers.load = load[i]!;
    numbers.cpuMinWatts = cpuMinWatts[i]!;
    numbers.cpuMaxWatts = cpuMaxWatts[i]!;
    numbers.cpuUtilisation = cpuUtilisation[i]!;
    numbers.memoryWattsPerGib = memoryWattsPerGib[i]!;
    numbers.restRatio = restRatio[i]!;
    numbers.networkWatts = networkWatts[i]!;
    numbers.acceleratorKg = acceleratorKg[i]!;
    numbers.hostKg = hostKg[i]!;
    numbers.hostVcpus = hostVcpus[i]!;
    numbers.lifetimeHours = lifetimeHours[i]!;
    numbers.lifetimeUtilisation = lifetimeUtilisation[i]!;
    numbers.duration = duration[i]!;
    visit(machineEnergy(machine.shape, numbers, energy), i);
  }
}

/** A part that the machine does not have. */
const UNKNOWN: Float64Array = new Float64Array(DRAW_COUNT).fill(Number.NaN);

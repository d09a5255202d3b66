import type { Hours, Kilograms, KilowattHours, Measure, Ratio, Watts } from "@green-place/contract";
import { energyOf } from "@green-place/contract";
import { acceleratorPower } from "../formulas/accelerator-power.ts";
import { cpuPower } from "../formulas/cpu-power.ts";
import { embodiedCarbon } from "../formulas/embodied-carbon.ts";
import { memoryPower } from "../formulas/memory-power.ts";
import { networkPower } from "../formulas/network-power.ts";
import { restPower } from "../formulas/rest-power.ts";
import type { MachineRole, MachineShape } from "./machine.ts";

/** One number for each part that a factor plays; NaN where the machine has no such part. */
export type MachineNumbers = Record<MachineRole, number>;

/** What a machine draws and uses up, before the building and the grid. */
export interface MachineEnergy {
  acceleratorWatts: Watts;
  cpuWatts: Watts;
  memoryWatts: Watts;
  restWatts: Watts;
  networkWatts: Watts;
  itWatts: Watts;
  hours: Hours;
  itKwh: KilowattHours;
  embodiedKg: Kilograms;
}

const NO_POWER = 0 as Watts;

/**
 * Power, energy and used-up embodied carbon of a machine.
 *
 *   P_it = P_accelerators + P_cpu + P_memory + P_rest + P_network
 *   E_it = P_it · t
 *   C_embodied = (host · vcpus / host vcpus + accelerators) · t / (lifetime · utilisation)
 *
 * Writes into `result` when given, because it runs once a draw.
 */
export function machineEnergy(
  shape: MachineShape,
  n: MachineNumbers,
  result = {} as MachineEnergy,
): MachineEnergy {
  const { chips, vcpus } = shape;
  const accelerators = chips
    ? acceleratorPower(chips, n.peakWatts as Watts, n.idleWatts as Watts, n.load as Ratio)
    : NO_POWER;
  const cpu = cpuPower(vcpus, n.cpuMinWatts as Watts, n.cpuMaxWatts as Watts, n.cpuUtilisation as Ratio);
  const memory = memoryPower(shape.memory, n.memoryWattsPerGib as Measure<"W/GiB">);
  const rest = restPower((accelerators + cpu + memory) as Watts, n.restRatio as Ratio);
  const network = shape.joinedNodes > 0 ? networkPower(shape.joinedNodes, n.networkWatts as Watts) : NO_POWER;
  const hours = (Number.isNaN(n.duration) ? shape.hours : shape.hours * n.duration) as Hours;
  const made =
    n.hostKg * ((vcpus.busy + vcpus.unused) / n.hostVcpus) +
    (chips ? (chips.busy + chips.unused) * n.acceleratorKg : 0);

  result.acceleratorWatts = accelerators;
  result.cpuWatts = cpu;
  result.memoryWatts = memory;
  result.restWatts = rest;
  result.networkWatts = network;
  result.itWatts = (accelerators + cpu + memory + rest + network) as Watts;
  result.hours = hours;
  result.itKwh = energyOf(result.itWatts, hours);
  result.embodiedKg = embodiedCarbon(
    made as Kilograms,
    hours,
    n.lifetimeHours as Hours,
    n.lifetimeUtilisation as Ratio,
  );
  return result;
}

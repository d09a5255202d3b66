import type { Draws } from "../uncertainty/draws.ts";
import type { Machine } from "./machine.ts";
import { forEachDraw } from "./machine-numbers.ts";

/** What a machine uses, one number a draw. */
export interface MachineDraws {
  readonly itKwh: Float64Array;
  readonly embodiedKg: Float64Array;
}

/** Evaluated once for all the places where the machine stands. */
export const machineDraws = (machine: Machine, draws: Draws): MachineDraws =>
  draws.once(machine, () => {
    const itKwh = draws.column();
    const embodiedKg = draws.column();
    forEachDraw(machine, draws, (energy, i) => {
      itKwh[i] = energy.itKwh;
      embodiedKg[i] = energy.embodiedKg;
    });
    return { itKwh, embodiedKg };
  });

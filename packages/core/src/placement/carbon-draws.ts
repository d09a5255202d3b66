import type { Machine } from "../estimate/machine.ts";
import { forEachDraw } from "../estimate/machine-numbers.ts";
import type { Place } from "../estimate/place.ts";
import { DRAW_COUNT, type Draws } from "../uncertainty/draws.ts";
import { gramsToKilograms } from "../units/conversions.ts";
import type { Candidate } from "./candidate.ts";

/** The carbon of candidates in each draw. A machine is evaluated once for all its places, a place once for all its machines. */
export interface CarbonDraws {
  /** Operational and embodied together, in kg. */
  carbonKg(candidate: Candidate): Float64Array;
}

interface MachineDraws {
  readonly itKwh: Float64Array;
  readonly embodiedKg: Float64Array;
}

export function createCarbonDraws(draws: Draws, embodied: boolean): CarbonDraws {
  const machines = new Map<Machine, MachineDraws>();
  const places = new Map<Place, Float64Array>();

  const machineDraws = (machine: Machine): MachineDraws => {
    let made = machines.get(machine);
    if (!made) {
      const itKwh = new Float64Array(DRAW_COUNT);
      const embodiedKg = new Float64Array(DRAW_COUNT);
      forEachDraw(machine, draws, (energy, i) => {
        itKwh[i] = energy.itKwh;
        if (embodied) embodiedKg[i] = energy.embodiedKg;
      });
      made = { itKwh, embodiedKg };
      machines.set(machine, made);
    }
    return made;
  };

  const kgPerItKwh = (place: Place): Float64Array => {
    let made = places.get(place);
    if (!made) {
      const pue = draws.of(place.factors.pue);
      const intensity = draws.of(place.factors.intensity);
      made = pue.map((x, i) => gramsToKilograms(x * intensity[i]!));
      places.set(place, made);
    }
    return made;
  };

  return {
    carbonKg({ machine, place, moment }) {
      const { itKwh, embodiedKg } = machineDraws(machine);
      const perKwh = kgPerItKwh(place);
      const ratio = moment?.ratio ?? 1;
      const carbon = new Float64Array(DRAW_COUNT);
      for (let i = 0; i < DRAW_COUNT; i++) carbon[i] = itKwh[i]! * perKwh[i]! * ratio + embodiedKg[i]!;
      return carbon;
    },
  };
}

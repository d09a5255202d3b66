import { type FootprintRanges, footprintRanges } from "../estimate/footprint-ranges.ts";
import { type MachineDraws, machineDraws } from "../estimate/machine-draws.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Candidate } from "./candidate.ts";

/** The ranges of a candidate's footprint. */
export type OptionRanges = (candidate: Candidate) => FootprintRanges;

/** What is the same for machines that use the same in every draw, such as types that differ in their network or disks alone. */
interface Twins {
  readonly drawn: MachineDraws;
  readonly atPlace: Map<Candidate["place"], FootprintRanges>;
}

/** Ranges are computed once for all twins at a place: of the CPU machines of the three clouds, two in five have one. */
export function createOptionRanges(embodied: boolean, draws: Draws): OptionRanges {
  const byMachine = new Map<Candidate["machine"], Twins>();
  const byEnergy = new Map<string, Twins[]>();
  const twinsOf = ({ machine, energy }: Candidate): Twins => {
    const known = byMachine.get(machine);
    if (known) return known;
    const drawn = machineDraws(machine, draws);
    const key = `${energy.itKwh} ${energy.embodiedKg}`;
    const alike = byEnergy.get(key) ?? [];
    let twins = alike.find((other) => areSame(other.drawn, drawn));
    if (!twins) {
      twins = { drawn, atPlace: new Map() };
      byEnergy.set(key, [...alike, twins]);
    }
    byMachine.set(machine, twins);
    return twins;
  };
  return (candidate) => {
    const { machine, place, footprint, timing } = candidate;
    const ranges = (): FootprintRanges =>
      draws.passing(() => footprintRanges(footprint, machine, place, timing?.ratio ?? 1, embodied, draws));
    if (timing) return ranges();
    const { atPlace } = twinsOf(candidate);
    let known = atPlace.get(place);
    if (!known) {
      known = ranges();
      atPlace.set(place, known);
    }
    return known;
  };
}

const areSame = (a: MachineDraws, b: MachineDraws): boolean =>
  equal(a.itKwh, b.itKwh) && equal(a.embodiedKg, b.embodiedKg);

function equal(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

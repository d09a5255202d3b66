import { type FootprintRanges, footprintRanges } from "../estimate/footprint-ranges.ts";
import { type MachineDraws, machineDraws } from "../estimate/machine-draws.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Candidate } from "./candidate.ts";
import { type Levers, levers } from "./saving-attribution.ts";

/** What is computed of a candidate only when it is shown. */
export interface OptionFigures {
  readonly ranges: FootprintRanges;
  /** Null without a baseline. */
  readonly levers: Levers | null;
}

/** Machines that use the same in every draw, such as types that differ in their network or disks alone. */
interface Twins {
  readonly drawn: MachineDraws;
  readonly atPlace: Map<Candidate["place"], OptionFigures>;
}

/** Figures are computed once for all twins at a place: of the CPU machines of the three clouds, two in five have one. */
export function createOptionFigures(
  baseline: Candidate | undefined,
  embodied: boolean,
  draws: Draws,
): (candidate: Candidate) => OptionFigures {
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
  const figuresOf = (candidate: Candidate): OptionFigures => {
    const { machine, place, footprint, timing } = candidate;
    const ratio = timing?.ratio ?? 1;
    return {
      ranges: draws.passing(() => footprintRanges(footprint, machine, place, ratio, embodied, draws)),
      levers: baseline ? levers(baseline, candidate, embodied) : null,
    };
  };
  return (candidate) => {
    if (candidate.timing) return figuresOf(candidate);
    const { atPlace } = twinsOf(candidate);
    let figures = atPlace.get(candidate.place);
    if (!figures) {
      figures = figuresOf(candidate);
      atPlace.set(candidate.place, figures);
    }
    return figures;
  };
}

const areSame = (a: MachineDraws, b: MachineDraws): boolean =>
  areEqual(a.itKwh, b.itKwh) && areEqual(a.embodiedKg, b.embodiedKg);

function areEqual(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

import { gramsToKilograms } from "@green-place/contract";
import { itemDraws } from "../estimate/item-draws.ts";
import type { Place } from "../estimate/place.ts";
import type { Draws } from "../uncertainty/draws.ts";
import type { Candidate } from "./candidate.ts";

/** The carbon of a candidate in each draw, in kg: operational, and embodied if asked for. */
export function carbonDraws(
  { machine, place, timing }: Pick<Candidate, "machine" | "place" | "timing">,
  draws: Draws,
  embodied: boolean,
): Float64Array {
  const { itKwh, embodiedKg } = itemDraws(machine, draws);
  const perKwh = kgPerItKwh(place, draws);
  const ratio = timing?.ratio ?? 1;
  const carbon = draws.column();
  // One pass: at the end of a short run the process waits for what the engine began to optimise, and two make the loop hot sooner.
  if (embodied)
    for (let i = 0; i < carbon.length; i++) carbon[i] = itKwh[i]! * perKwh[i]! * ratio + embodiedKg[i]!;
  else for (let i = 0; i < carbon.length; i++) carbon[i] = itKwh[i]! * perKwh[i]! * ratio;
  return carbon;
}

/** Evaluated once for all the machines that stand there. */
const kgPerItKwh = (place: Place, draws: Draws): Float64Array =>
  draws.once(place, () => {
    const pue = draws.of(place.factors.pue);
    const intensity = draws.of(place.factors.intensity);
    const perKwh = draws.column();
    for (let i = 0; i < perKwh.length; i++) perKwh[i] = gramsToKilograms(pue[i]! * intensity[i]!);
    return perKwh;
  });

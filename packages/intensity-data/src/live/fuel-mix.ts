import { fuelFactors as text } from "../generated/fuel-factors.ts";

/** Storage gives back what was counted when it was made. */
const STORAGE: ReadonlySet<string> = new Set(["BAT", "PS"]);

/** The largest share of a mix that may be of fuels nobody has a factor for. */
const LARGEST_UNKNOWN_SHARE = 0.05;

let factors: ReadonlyMap<string, number> | undefined;

export interface FuelMegawattHours {
  readonly fuel: string;
  readonly megawattHours: number;
}

/**
 * Life-cycle carbon intensity of what an hour's plants generated, g/kWh.
 *
 *   I = sum(E_f g_f) / sum(E_f)      over fuels with a factor g_f and a net generation E_f above 0
 *
 * Fuels without a factor are left out of both sums while they are at most 5 % of the generation; beyond that the answer is undefined.
 * Plants that draw more than they give, and storage, are left out too.
 */
export function fuelMixIntensity(mix: readonly FuelMegawattHours[]): number | undefined {
  factors ??= new Map(JSON.parse(text) as [string, number][]);
  let known = 0;
  let unknown = 0;
  let grams = 0;
  for (const { fuel, megawattHours } of mix) {
    if (STORAGE.has(fuel) || !(megawattHours > 0)) continue;
    const factor = factors.get(fuel);
    if (factor === undefined) unknown += megawattHours;
    else {
      known += megawattHours;
      grams += megawattHours * factor;
    }
  }
  if (known === 0 || unknown / (known + unknown) > LARGEST_UNKNOWN_SHARE) return undefined;
  return grams / known;
}

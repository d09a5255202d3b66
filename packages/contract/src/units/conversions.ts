import type { Hours, Kilograms, KilowattHours, Watts } from "./measures.ts";

/** The only conversion factors of the repository. */
export const SECONDS_PER_HOUR = 3600;
export const HOURS_PER_DAY = 24;
export const MILLISECONDS_PER_SECOND = 1000;
export const MILLISECONDS_PER_MINUTE: number = 60 * MILLISECONDS_PER_SECOND;
export const MILLISECONDS_PER_HOUR: number = SECONDS_PER_HOUR * MILLISECONDS_PER_SECOND;
export const MILLISECONDS_PER_DAY: number = HOURS_PER_DAY * MILLISECONDS_PER_HOUR;
export const WATTS_PER_KILOWATT = 1000;
export const KILOWATT_HOURS_PER_MEGAWATT_HOUR = 1000;
export const GRAMS_PER_KILOGRAM = 1000;
export const KILOGRAMS_PER_TONNE = 1000;
export const GIGABYTES_PER_TERABYTE = 1000;
export const JOULES_PER_KILOWATT_HOUR: number = WATTS_PER_KILOWATT * SECONDS_PER_HOUR;
/** Exact by the international yard and pound agreement of 1959. */
export const GRAMS_PER_POUND = 453.59237;
export const FLOPS_PER_TFLOP = 1e12;

/** E[kWh] = P[W] · t[h] / 1000 */
export const energyOf = (power: Watts, time: Hours): KilowattHours =>
  ((power * time) / WATTS_PER_KILOWATT) as KilowattHours;

/** E[kWh] = J / 3 600 000 */
export const joulesToKilowattHours = (joules: number): KilowattHours =>
  (joules / JOULES_PER_KILOWATT_HOUR) as KilowattHours;

/** m[kg] = m[g] / 1000 */
export const gramsToKilograms = (grams: number): Kilograms => (grams / GRAMS_PER_KILOGRAM) as Kilograms;

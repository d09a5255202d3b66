import { gramsToKilograms } from "../units/conversions.ts";
import type { GramsPerKilowattHour, Kilograms, KilowattHours } from "../units/measures.ts";

/** C_operational[kg] = E_facility[kWh] · I[g/kWh] / 1000 */
export const operationalCarbon = (energy: KilowattHours, intensity: GramsPerKilowattHour): Kilograms =>
  gramsToKilograms(energy * intensity);

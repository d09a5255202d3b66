import type { GramsPerKilowattHour, Kilograms, KilowattHours } from "@green-place/contract";
import { gramsToKilograms } from "@green-place/contract";

/** C_operational[kg] = E_facility[kWh] · I[g/kWh] / 1000 */
export const operationalCarbon = (energy: KilowattHours, intensity: GramsPerKilowattHour): Kilograms =>
  gramsToKilograms(energy * intensity);

import type { KilowattHours, Ratio } from "@green-place/contract";

/**
 * Energy drawn at the meter of the building, not at the plug of the server.
 *
 *   E_facility = E_it · PUE        PUE >= 1
 */
export const facilityEnergy = (itEnergy: KilowattHours, pue: Ratio): KilowattHours =>
  (itEnergy * pue) as KilowattHours;

import type { KilowattHours, Litres, LitresPerKilowattHour } from "@green-place/contract";

/**
 * Water consumed on site for cooling and off site for making the electricity.
 *
 *   W = E_it · WUE + E_facility · EWIF        L/kWh each
 *
 * Li et al., "Making AI Less Thirsty", arXiv:2304.03271, eq. 1.
 */
export const waterUse = (
  itEnergy: KilowattHours,
  wue: LitresPerKilowattHour,
  facility: KilowattHours,
  ewif: LitresPerKilowattHour,
): Litres => (itEnergy * wue + facility * ewif) as Litres;

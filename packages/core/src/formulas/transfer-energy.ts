import type { KilowattHours, Measure } from "@green-place/contract";

/** E[kWh] = GB · kWh/GB        Aslan et al. 2018, doi:10.1111/jiec.12630: electricity intensity of transmission. */
export const transferEnergy = (sent: Measure<"GB">, perGigabyte: Measure<"kWh/GB">): KilowattHours =>
  (sent * perGigabyte) as KilowattHours;

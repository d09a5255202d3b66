import type { Measure, Watts } from "@green-place/contract";

/**
 * Power of stored data.
 *
 *   P = TB · copies · w        w in W/TB of one copy
 *
 * Cloud Carbon Footprint, methodology, "Storage": watt-hours per terabyte-hour times a replication factor.
 */
export const storagePower = (stored: Measure<"TB">, copies: number, perTerabyte: Measure<"W/TB">): Watts =>
  (stored * copies * perTerabyte) as Watts;

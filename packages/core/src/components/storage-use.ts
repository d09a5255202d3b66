import { GIGABYTES_PER_TERABYTE, type Measure } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { storagePower } from "../formulas/storage-power.ts";
import type { ComponentUse } from "./component.ts";
import type { StorageMedium } from "./item-parts.ts";

/**
 * Stored data on one medium, as often as it is kept.
 *
 *   P = TB · copies · w        w in W/TB        made = TB · copies · kg per TB
 */
export function storageUse(
  what: string,
  gb: number,
  medium: StorageMedium,
  replication: string,
  assumptions: Assumptions,
): ComponentUse {
  const terabytes = (gb / GIGABYTES_PER_TERABYTE) as Measure<"TB">;
  const copies = assumedFactor(assumptions, replication, { floor: 1 });
  const stored = `${Number(terabytes.toPrecision(6))} TB · copies`;
  return {
    power: {
      name: `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
      equation: () => `${stored} · watts per TB (${medium.toUpperCase()})`,
      factors: [copies, assumedFactor(assumptions, `storage-watts-per-tb-${medium}`, { floor: 0 })],
      of: (times, wattsPerTb) => storagePower(terabytes, times, wattsPerTb as Measure<"W/TB">),
    },
    embodied: {
      name: `Embodied in the ${what}`,
      equation: () => `${stored} · kg per TB (${medium.toUpperCase()})`,
      factors: [copies, assumedFactor(assumptions, `storage-embodied-kg-per-tb-${medium}`, { floor: 0 })],
      of: (times, kgPerTb) => terabytes * times * kgPerTb,
    },
  };
}

import { type HardwareCatalogueV1, type InstanceType, type Quantity, quantity } from "@green-place/contract";
import { assumption } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { indexHardware } from "../components/hardware-index.ts";
import { createDraws } from "../uncertainty/draws.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { describeMachine } from "./describe-machine.ts";
import { sumOfTerms } from "./item-draws.ts";

/** Embodied carbon of a rented machine before its lifetime is shared out, and that lifetime. */
export interface EmbodiedMachine {
  readonly madeKg: Quantity<"kg">;
  readonly lifetimeHours: Quantity<"h">;
  /** Share of its life in which it is rented at all, above 0 up to 1. */
  readonly lifetimeUtilisation: Quantity<"1">;
}

/**
 * What an instance of a type was made of, as `estimate` counts it: the sum over its components.
 * null where it carries an accelerator that nobody knows.
 */
export function embodiedOfMachine(
  provider: string,
  instanceType: InstanceType,
  hardware: HardwareCatalogueV1,
  assumptions: Assumptions = defaultAssumptions,
): EmbodiedMachine | null {
  const job = { hours: 1, workload: "general", acceleratorCount: 1, equivalent: false } as const;
  const request = { job, provider, instanceType, instanceCount: 1, hours: 1, warnings: [] };
  const described = describeMachine(request, indexHardware(hardware, []), assumptions);
  if (!described.ok) return null;
  const { embodied } = described.machine;
  const median = embodied.reduce((sum, { factors: [f1, f2], of }) => {
    const nothing = Number.NaN;
    return sum + of(f1?.value ?? nothing, f2?.value ?? nothing, nothing, nothing, sum);
  }, 0);
  const range = rangeOfDraws(median, sumOfTerms(embodied, createDraws()));
  const assumed = <U extends string>(id: string, unit: U): Quantity<U> => {
    const { source, ...numbers } = assumption(assumptions, id);
    return quantity(id, numbers, unit, `core/${source}`);
  };
  return {
    madeKg: quantity(
      `embodied carbon of ${instanceType.id}`,
      range,
      "kg",
      `${provider}/${instanceType.source}`,
    ),
    lifetimeHours: assumed("lifetime-hours", "h"),
    lifetimeUtilisation: assumed("lifetime-utilisation", "1"),
  };
}

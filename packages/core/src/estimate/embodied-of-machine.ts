import {
  type HardwareCatalogueV1,
  type InstanceType,
  type ProviderV1,
  type Quantity,
  quantity,
} from "@green-place/contract";
import { assumptionOf } from "../assumptions/assumed-factor.ts";
import { assumedQuantity } from "../assumptions/assumed-quantity.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { defaultAssumptions } from "../assumptions/default-assumptions.ts";
import { componentList } from "../components/component-list.ts";
import { indexHardware } from "../components/hardware-index.ts";
import { createDraws } from "../uncertainty/draws.ts";
import { rangeOfDraws } from "../uncertainty/range-of-draws.ts";
import { machineParts } from "./describe-machine.ts";
import { drawnSumOfTerms, sumOfTerms } from "./sum-of-terms.ts";

/** Embodied carbon of a rented machine before its lifetime is shared out, and that lifetime. */
export interface EmbodiedMachine {
  readonly madeKg: Quantity<"kg">;
  readonly lifetimeHours: Quantity<"h">;
  /** Share of its life in which it is rented at all, above 0 up to 1. */
  readonly lifetimeUtilisation: Quantity<"1">;
  /** Ids of the sources and of the assumptions that `madeKg` rests on. */
  readonly sources?: readonly string[];
  readonly assumptions?: readonly string[];
}

/**
 * What an instance of a type was made of, as `estimate` counts it: the sum over its components.
 * null where it carries an accelerator that neither the catalogue nor a provider knows, or several kinds.
 */
export function embodiedOfMachine(
  provider: string,
  instanceType: InstanceType,
  hardware: HardwareCatalogueV1,
  providers: readonly ProviderV1[],
  assumptions: Assumptions = defaultAssumptions,
): EmbodiedMachine | null {
  const job = { hours: 1, workload: "general", acceleratorCount: 1, equivalent: false } as const;
  const index = indexHardware(hardware, providers);
  const machine = machineParts({ job, provider, instanceType, instanceCount: 1 }, index);
  if (typeof machine === "string") return null;
  const facts = { hardware: index, assumptions };
  const embodied = componentList.flatMap((one) => one.describe({ machine }, facts)?.embodied ?? []);
  const factors = embodied.flatMap((term) => term.factors);
  const range = rangeOfDraws(sumOfTerms(embodied), drawnSumOfTerms(embodied, createDraws()));
  return {
    madeKg: quantity(
      `embodied carbon of ${instanceType.id}`,
      range,
      "kg",
      `${provider}/${instanceType.source}`,
    ),
    lifetimeHours: assumedQuantity("lifetime-hours", "h"),
    lifetimeUtilisation: assumedQuantity("lifetime-utilisation", "1"),
    sources: [...new Set(factors.map(({ source }) => source))].sort(),
    assumptions: [...new Set(factors.flatMap((one) => assumptionOf(one) ?? []))].sort(),
  };
}

import type { Hours } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { ComponentFacts, ComponentUse, MissingFact, Term } from "../components/component.ts";
import { componentList } from "../components/component-list.ts";
import type { ItemParts } from "../components/item-parts.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { Item } from "./item.ts";

/** For how long an item is used. */
export interface ItemTime {
  readonly hours: Hours;
  /** Doubt about `hours`, as a ratio around 1, when they were computed. */
  readonly duration?: Factor;
}

/** An item, or the fact that is missing to describe one of its components. */
export type DescribedItem =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly reason: MissingFact };

/** Asks every component for its part in an item. */
export function describeItem(parts: ItemParts, time: ItemTime, facts: ComponentFacts): DescribedItem {
  const uses: ComponentUse[] = [];
  for (const component of componentList) {
    const use = component.describe(parts, facts);
    if (!use) continue;
    if (use.missing) return { ok: false, reason: use.missing };
    uses.push(use);
  }
  const terms = (kind: "power" | "outsideEnergy" | "embodied"): Term[] =>
    uses.flatMap((use) => use[kind] ?? []);
  const [power, outsideEnergy, embodied] = [terms("power"), terms("outsideEnergy"), terms("embodied")];
  const lifetimeHours = assumedFactor(facts.assumptions, "lifetime-hours");
  const lifetimeUtilisation = assumedFactor(facts.assumptions, "lifetime-utilisation", { ceiling: 1 });
  return {
    ok: true,
    item: {
      ...time,
      power,
      outsideEnergy,
      embodied,
      lifetimeHours,
      lifetimeUtilisation,
    },
  };
}

import type { Assumptions } from "../assumptions/assumption.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { HardwareIndex } from "./hardware-index.ts";
import type { ItemParts } from "./item-parts.ts";

/**
 * One equation of a component: a number that follows from at most four factors.
 *
 *   x = of(f1, f2, f3, f4, before)
 *
 * `of` gets one number for each factor, in their order, and NaN for those that there are not. `before` is the sum of the
 * same kind of number over the components that stand before this one in the list.
 */
export interface Term {
  /** As derivations call it: `Accelerators`. */
  readonly name: string;
  /** As derivations show it. A function, because a ranking describes thousands of machines and shows one. */
  equation(): string;
  readonly factors: readonly Factor[];
  of(f1: number, f2: number, f3: number, f4: number, before: number): number;
}

/** What a component adds to an item. Each part is optional: a chassis has embodied carbon here and no power of its own. */
export interface ComponentUse {
  /** W drawn inside the building while the item is in use. */
  readonly power?: Term;
  /** kWh used outside the building, whatever the time it takes: no PUE applies to it. */
  readonly outsideEnergy?: Term;
  /** kg CO2e emitted in making it, before its lifetime is shared out. */
  readonly embodied?: Term;
  /** A fact that the component cannot do without and that nobody has published. */
  readonly missing?: MissingFact;
}

/** What a component is described from. */
export interface ComponentFacts {
  readonly hardware: HardwareIndex;
  readonly assumptions: Assumptions;
}

/** Why an item cannot be estimated. */
export type MissingFact = "several-accelerator-kinds" | "accelerator-unknown" | "power-unknown";

/**
 * Something that draws power or was made. The power and the embodied carbon of an item are sums over its components;
 * a new one is a file like this folder's and a line in `component-list.ts`.
 */
export interface Component {
  readonly id: string;
  /** Its part in an item, or undefined where the item has none of it. */
  describe(parts: ItemParts, facts: ComponentFacts): ComponentUse | undefined;
}

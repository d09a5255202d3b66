import type { Assumptions } from "./assumption.ts";
import { defaultAssumptions } from "./default-assumptions.ts";

/** Id of the default for what a region does not disclose about its building: the provider's own where there is one, else that of clouds. */
export const assumptionOfBuilding = (
  what: "pue" | "wue",
  provider: string,
  assumptions: Assumptions = defaultAssumptions,
): string => (Object.hasOwn(assumptions, `${what}-${provider}`) ? `${what}-${provider}` : `${what}-cloud`);

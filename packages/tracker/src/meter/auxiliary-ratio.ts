import type { Range } from "@green-place/contract";
import { assumedFactor, defaultAssumptions, type Factor } from "@green-place/core";

/**
 * Auxiliary power (fans, network cards, conversion losses) over that of CPU, GPU and memory: as the caller states it, null to leave
 * it out, or core's named default for machines with accelerators or without.
 */
export function auxiliaryRatio(stated: Range | null | undefined, accelerated: boolean): Factor | null {
  if (stated === null) return null;
  if (stated) return { id: "given:auxiliary-ratio", ...stated, unit: "1", source: "core/user", floor: 0 };
  const kind = accelerated ? "accelerated" : "plain";
  return assumedFactor(defaultAssumptions, `auxiliary-ratio-${kind}`, { floor: 0 });
}

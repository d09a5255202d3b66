import type { Accelerator } from "@green-place/contract";
import { UnknownAcceleratorError } from "../errors/unknown-accelerator-error.ts";
import { nearestNames } from "../names/nearest-names.ts";

/**
 * The accelerators that a name means: one by its id, or all of a family or alias (`a100` is four chips).
 * Case does not matter, likeness is never enough. Throws `E_UNKNOWN_ACCELERATOR` with suggestions.
 */
export function resolveAccelerator(
  name: string,
  accelerators: readonly Accelerator[],
): readonly Accelerator[] {
  const wanted = name.trim().toLowerCase();
  const exact = accelerators.filter((chip) => chip.id === wanted);
  if (exact.length > 0) return exact;
  const named = accelerators.filter((chip) => chip.family === wanted || chip.aliases.includes(wanted));
  if (named.length > 0) return named;
  const names = new Set(accelerators.flatMap((chip) => [chip.family, chip.id, ...chip.aliases]));
  throw new UnknownAcceleratorError(name, nearestNames(wanted, names));
}

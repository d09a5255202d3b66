import type { InstanceType } from "@green-place/contract";
import { chipOf } from "./accelerators.ts";
import type { ByZone, ComputeAcceleratorType } from "./fetch-machine-types.ts";

/** `n1-standard-8-t4x2`: our name of an N1 host with GPUs that are attached to it, which Google sells apart. */
const attached = /^(n1-standard-\d+)-\w+x\d+$/;

/** The host of a type with attached GPUs; undefined for every other type. */
export const hostOf = ({ id }: InstanceType): string | undefined => attached.exec(id)?.[1];

/** Zones that have both the host and, in the number needed, the GPUs of a type with attached GPUs. */
export function zonesOfAttached(
  type: InstanceType,
  hostZones: readonly string[],
  gpus: ByZone<ComputeAcceleratorType>,
): readonly string[] {
  const [wanted] = type.accelerators;
  if (!wanted) return [];
  return hostZones.filter((zone) =>
    gpus.offered
      .get(zone)
      ?.some(
        ({ name, maximumCardsPerInstance }) =>
          chipOf(name ?? "") === wanted.id && (maximumCardsPerInstance ?? 0) >= wanted.count,
      ),
  );
}

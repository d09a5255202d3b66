import { parseSizeName } from "../src/live/size-name.ts";
import type { Size } from "./size.ts";

/** Letters that change neither vCPUs nor memory: an RDMA network, being the only tenant of the host, a local disk. */
const neutralFeatures = ["r", "i", "d"];

/**
 * A size that is only in the price list, told by one that is described: the same name but for a neutral letter,
 * or the size that it is a constrained version of. Undefined when no such sibling exists: then nothing is certain.
 */
export function siblingSize(id: string, sizes: ReadonlyMap<string, Size>): Size | undefined {
  const name = parseSizeName(id);
  if (!name) return undefined;
  if (name.constrainedVcpus !== undefined) {
    const whole = sizes.get(id.replace(`-${name.constrainedVcpus}`, ""));
    if (!whole || name.constrainedVcpus >= whole.vcpus) return undefined;
    return { ...whole, id, vcpus: name.constrainedVcpus, source: "size-naming" };
  }
  for (const letter of neutralFeatures) {
    for (const [other, size] of sizes) {
      if (withoutFeature(other, letter) === withoutFeature(id, letter))
        return { ...(letter === "d" ? withoutDisk(size) : size), id, source: "size-naming" };
    }
  }
  return undefined;
}

/** A sibling with a local disk, or without one, says nothing of this size's. */
function withoutDisk({ localDiskGb: _, ...size }: Size): Size {
  return size;
}

function withoutFeature(id: string, letter: string): string {
  return id.replace(/^(Standard_[A-Z]+[\d-]+)([a-z]*)/, (_, head: string, features: string) => {
    return head + features.replace(letter, "");
  });
}

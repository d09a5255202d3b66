import { parseSizeName, type SizeName } from "../src/live/size-name.ts";
import type { Size } from "./size.ts";

/**
 * vCPUs of the host of each size: those of the largest size that runs on the same machines.
 *
 *     host = largest * vcpus / occupiedVcpus
 *
 * so that vcpus / host is the share that a size takes up even when some of its vCPUs are switched off.
 * Unknown for burstable (B) and entry (A) sizes, which share vCPUs, for M, whose series mix several machines,
 * and for NM, whose one size is a small part of its host.
 */
export function hostVcpus(sizes: Iterable<Size>): ReadonlyMap<string, number> {
  const known = [...sizes].flatMap((size) => {
    const name = parseSizeName(size.id);
    return name && !/^([ABM]|NM)$/.test(name.family) ? [{ size, host: hostKey(name) }] : [];
  });
  const largest = new Map<string, number>();
  for (const { size, host } of known) {
    largest.set(host, Math.max(size.occupiedVcpus, largest.get(host) ?? size.occupiedVcpus));
  }
  return new Map(
    known.map(({ size, host }) => [size.id, (largest.get(host)! * size.vcpus) / size.occupiedVcpus] as const),
  );
}

/**
 * Sizes on the same machines: D and E of a generation differ in memory alone, and so do DC and EC; of the features only the
 * CPU maker (a, p), encryption (e), disk bandwidth (b) and network (n) pick another machine.
 */
function hostKey({ family, features, accelerator, version }: SizeName): string {
  const machines = family.replace(/^DS$/, "D").replace(/^[DE](C?)$/, "DE$1");
  return [machines, features.replace(/[^apebn]/g, ""), accelerator, version].join("|");
}

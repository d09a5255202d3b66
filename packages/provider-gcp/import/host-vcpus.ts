import { familyOf, type MachineType } from "./machine-type.ts";

/**
 * vCPUs of the whole host, derived: the largest type that runs on the same kind of machine, bare metal included.
 * Bare metal is its own host. The small series E2, F1 and G1 stop far below a host; they share N1's processors and so its size.
 */
export function hostVcpusByType(types: readonly MachineType[]): Map<string, number> {
  const largest = new Map<string, number>();
  for (const type of types) {
    const host = hostOf(type.id);
    largest.set(host, Math.max(largest.get(host) ?? type.vcpus, type.vcpus));
  }
  return new Map(
    types.flatMap((type) => {
      const vcpus = type.id.endsWith("-metal") ? type.vcpus : largest.get(hostOf(type.id));
      return vcpus === undefined ? [] : [[type.id, vcpus] as const];
    }),
  );
}

function hostOf(id: string): string {
  const family = familyOf(id);
  // M1 comes on two machines, and its older names begin with n1.
  const memory = /^(?:m1|n1)-(megamem|ultramem)-/.exec(id)?.[1];
  if (memory) return `m1-${memory}`;
  // Series in which a newer chip came with another host.
  if (/^(a3-ultragpu|a4x-maxgpu)-/.test(id)) return id.slice(0, id.indexOf("-", family.length + 1));
  return ["e2", "f1", "g1"].includes(family) ? "n1" : family;
}

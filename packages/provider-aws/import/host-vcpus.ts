/** The family whose largest size is the whole host, for families that are sold only in parts of another's machine. */
const hostFamilies: Readonly<Record<string, string>> = { gr6: "g6", g6f: "g6", gr6f: "g6" };

/**
 * vCPUs of the host of each family: those of its largest size, bare metal or not.
 * A family whose largest size has fewer than 16 vCPUs (t3, m1, ...) is never sold as a whole host: it is absent, its host unknown.
 */
export function hostVcpus(
  sizes: Iterable<{ readonly family: string; readonly cpu: number }>,
): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const { family, cpu } of sizes) largest.set(family, Math.max(cpu, largest.get(family) ?? cpu));
  const hosts = new Map<string, number>();
  for (const family of largest.keys()) {
    const vcpus = largest.get(hostFamilies[family] ?? family.replace(/-flex$/, ""));
    if (vcpus !== undefined && vcpus >= 16) hosts.set(family, vcpus);
  }
  return hosts;
}

/** One folder of `/sys/class/powercap`. */
export interface RaplZone {
  /** `intel-rapl:0`, `intel-rapl:0:1`, `intel-rapl-mmio:0`. */
  readonly directory: string;
  /** `package-0`, `package-0-die-1`, `dram`, `psys`, `core`, `uncore`. */
  readonly name: string;
  /** Range of the counter in micro-joules; null or 0: unknown. */
  readonly maxUj: number | null;
  readonly readable: boolean;
}

export interface SelectedZone {
  readonly zone: RaplZone;
  readonly kind: "package" | "dram" | "psys";
  /** Unique: `package-0`, `dram-0` (of package 0), `psys`. */
  readonly id: string;
}

/**
 * The zones to add up: every package and its DRAM; psys, which has all of them inside, only alone.
 * Core and uncore are inside the package. Where a zone is there twice (MSR and MMIO) the MMIO one counts, if it can be read.
 */
export function selectZones(
  zones: readonly RaplZone[],
  { preferPsys }: { readonly preferPsys: boolean },
): readonly SelectedZone[] {
  const packageOf = (zone: RaplZone): string => zone.directory.split(":")[1] ?? "";
  const found = new Map<string, SelectedZone>();
  for (const zone of zones) {
    if (!zone.readable) continue;
    const kind = zone.name.startsWith("package-")
      ? "package"
      : zone.name === "psys" || zone.name === "dram"
        ? zone.name
        : null;
    if (!kind) continue;
    const id = kind === "dram" ? `dram-${packageOf(zone)}` : zone.name;
    if (!found.has(id) || zone.directory.startsWith("intel-rapl-mmio")) found.set(id, { zone, kind, id });
  }
  const all = [...found.values()];
  const psys = all.filter(({ kind }) => kind === "psys");
  const hasPackage = all.some(({ kind }) => kind === "package");
  if (psys.length > 0 && (preferPsys || !hasPackage)) return psys;
  const order = { package: 0, dram: 1, psys: 2 };
  return all.filter(({ kind }) => kind !== "psys").sort((a, b) => order[a.kind] - order[b.kind]);
}

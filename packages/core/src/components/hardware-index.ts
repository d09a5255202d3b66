import type { Accelerator, CpuPlatform, HardwareCatalogueV1, ProviderV1 } from "@green-place/contract";

/** All chips by id, each with the package that vouches for it. */
export interface HardwareIndex {
  readonly accelerators: ReadonlyMap<string, { readonly accelerator: Accelerator; readonly owner: string }>;
  readonly cpuPlatforms: ReadonlyMap<string, { readonly platform: CpuPlatform; readonly owner: string }>;
}

/** Joins the catalogue with the chips that providers bring; the catalogue wins where both have an id. */
export function indexHardware(
  catalogue: HardwareCatalogueV1,
  providers: readonly ProviderV1[],
): HardwareIndex {
  const accelerators = new Map<string, { accelerator: Accelerator; owner: string }>();
  for (const provider of [...providers].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const accelerator of provider.hardware?.() ?? [])
      accelerators.set(accelerator.id, { accelerator, owner: provider.id });
  }
  for (const accelerator of catalogue.accelerators())
    accelerators.set(accelerator.id, { accelerator, owner: catalogue.id });
  const platforms = catalogue
    .cpuPlatforms()
    .map((platform) => [platform.id, { platform, owner: catalogue.id }] as const);
  return { accelerators, cpuPlatforms: new Map(platforms) };
}

/** Every accelerator that is known, each once: those of the catalogue, and those that providers bring. */
export const knownAccelerators = (
  catalogue: HardwareCatalogueV1,
  providers: readonly ProviderV1[],
): readonly Accelerator[] =>
  [...indexHardware(catalogue, providers).accelerators.values()].map(({ accelerator }) => accelerator);

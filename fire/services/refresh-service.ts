import type { ProviderV1 } from "@green-place/contract";
import { nodeContext } from "@green-place/engine";
import { readCatalogue, writeCatalogue } from "@green-place/engine/refresh";
import { type LiveCatalogue, tableProvider } from "@green-place/provider-data/tables";
import type { RemoteAnswer, ServiceScene } from "./service.ts";

/** For the whole of a refresh here; one attempt of one of its requests has a seventh of it. */
export const refreshDeadlineMs = 4_000;

/** A refresh as the command does it: fetched, checked, kept in the cache and read back from there. */
export function refreshing(
  { folder }: ServiceScene,
  fetchCatalogue: (limits: { deadlineMs: number; requestTimeoutMs: number }) => Promise<LiveCatalogue>,
): (deadlineMs: number) => Promise<RemoteAnswer> {
  const context = nodeContext({ env: { GREEN_PLACE_CACHE: folder }, warn: () => undefined });
  // What the first, undisturbed call gave stands for what is shipped: the local cloud is smaller than the true one.
  let shipped: ProviderV1 | undefined;
  return async (deadlineMs) => {
    try {
      const catalogue = await fetchCatalogue({ deadlineMs, requestTimeoutMs: Math.round(deadlineMs / 7) });
      shipped ??= tableProvider(catalogue.tables);
      await writeCatalogue(shipped, catalogue, context);
      const kept = await readCatalogue(shipped.id, context);
      if (!kept.ok) return { ok: false, said: `kept what can't be read back: ${kept.code}`, figures: [] };
      return {
        ok: true,
        said: JSON.stringify(kept.data.gaps),
        figures: figuresOf(tableProvider(kept.data.tables)),
      };
    } catch (error) {
      return { ok: false, said: `${(error as Error).name}: ${(error as Error).message}`, figures: [] };
    }
  };
}

const figuresOf = (provider: ProviderV1): (number | string)[] => [
  ...provider.regions().map(({ id }) => id),
  ...provider.instanceTypes().flatMap(({ id, vcpus, memoryGib, accelerators, regions }) => [
    `${id} has ${vcpus} vCPUs, ${memoryGib} GiB and ${accelerators.map((one) => `${one.count} ${one.id}`).join()}`,
    ...regions.flatMap((region) =>
      (["on-demand", "spot"] as const).flatMap((market) => {
        const price = provider.price?.({ instanceType: id, region, market });
        return price?.ok ? `${id} in ${region}, ${market}: ${price.data.usdPerHour.value}` : [];
      }),
    ),
  ]),
];

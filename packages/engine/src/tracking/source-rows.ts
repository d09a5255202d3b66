import type { ProviderV1, Source } from "@green-place/contract";
import { collectSources, type SourceOwner } from "@green-place/core";

/**
 * The rows behind source ids such as `aws/price-list`. Providers are loaded only where an id names one; ids of named defaults
 * (`assumed:…`) and of core's own sources (`core/…`) are the caller's to know.
 */
export async function sourceRows(
  ids: readonly string[],
  providers: () => Promise<readonly ProviderV1[]>,
): Promise<Readonly<Record<string, Source>>> {
  const [{ hardware }, { electricityMaps, emberAverage }] = await Promise.all([
    import("@green-place/hardware-data"),
    import("@green-place/intensity-data"),
  ]);
  const tables: readonly SourceOwner[] = [hardware(), electricityMaps(), emberAverage()];
  const ownedBy = (owners: readonly SourceOwner[]) => (id: string) =>
    owners.some((owner) => id.startsWith(`${owner.id}/`));
  const others = ids.filter((id) => id.includes("/") && !id.startsWith("core/") && !ownedBy(tables)(id));
  const owners = others.length > 0 ? [...tables, ...(await providers())] : tables;
  return collectSources(ids.filter(ownedBy(owners)), owners);
}

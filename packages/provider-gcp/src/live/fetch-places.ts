import type { ComputeClients } from "./compute-clients.ts";

export interface GcpPlaces {
  readonly regions: readonly string[];
  /** Region by zone, of zones that are up. */
  readonly regionOfZone: ReadonlyMap<string, string>;
  /** Zones that Google says are down. */
  readonly down: readonly string[];
}

const lastPart = (url: string | null | undefined): string =>
  (url ?? "").slice((url ?? "").lastIndexOf("/") + 1);

/** Regions and zones of a project (`compute.regions.list`, `compute.zones.list`). */
export async function fetchPlaces(clients: ComputeClients, project: string): Promise<GcpPlaces> {
  const regions: string[] = [];
  for await (const { name } of clients.regions.listAsync({ project }, { autoPaginate: false }))
    if (name) regions.push(name);
  const regionOfZone = new Map<string, string>();
  const down: string[] = [];
  for await (const { name, region, status } of clients.zones.listAsync(
    { project },
    { autoPaginate: false },
  )) {
    if (!name) continue;
    if (status === "DOWN") down.push(name);
    else regionOfZone.set(name, lastPart(region));
  }
  return { regions, regionOfZone, down };
}

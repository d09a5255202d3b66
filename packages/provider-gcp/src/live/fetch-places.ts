import { RequestFailure } from "@green-place/request";
import type { ComputeClients } from "./compute-clients.ts";
import { listedName } from "./listed-name.ts";

export interface GcpPlaces {
  readonly regions: readonly string[];
  /** Region by zone, of zones that are up. */
  readonly regionOfZone: ReadonlyMap<string, string>;
  /** Zones that Google says are down. */
  readonly down: readonly string[];
}

const lastPart = (url: string | null | undefined): string =>
  (url ?? "").slice((url ?? "").lastIndexOf("/") + 1);

const MOST_PLACES = 2_000;
const tooMany = (): RequestFailure =>
  new RequestFailure("too-large", `the list has more than ${MOST_PLACES} places`);

/** Regions and zones of a project (`compute.regions.list`, `compute.zones.list`). */
export async function fetchPlaces(clients: ComputeClients, project: string): Promise<GcpPlaces> {
  const regions: string[] = [];
  for await (const { name } of clients.regions.listAsync({ project }, { autoPaginate: false }))
    if (regions.push(listedName(name)) > MOST_PLACES) throw tooMany();
  const regionOfZone = new Map<string, string>();
  const down: string[] = [];
  for await (const { name, region, status } of clients.zones.listAsync(
    { project },
    { autoPaginate: false },
  )) {
    if (status === "DOWN") down.push(listedName(name));
    else regionOfZone.set(listedName(name), listedName(lastPart(region)));
    if (down.length + regionOfZone.size > MOST_PLACES) throw tooMany();
  }
  return { regions, regionOfZone, down };
}

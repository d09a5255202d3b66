import { known, type Lookup, type ProviderV1 } from "@green-place/contract";
import { tableProvider } from "@green-place/provider-data/tables";
import type { EngineContext } from "../context.ts";
import { readCatalogue } from "./catalogue-file.ts";

/**
 * `shipped` as its cloud's own APIs described it at the last refresh; `meta.version` is then `live 2026-11-23`, which every
 * result carries. A miss that says why, if there is no catalogue in the cache that can be read.
 */
export async function refreshedProvider(
  shipped: ProviderV1,
  context: EngineContext,
): Promise<Lookup<ProviderV1>> {
  const catalogue = await readCatalogue(shipped.id, context);
  if (!catalogue.ok) return catalogue;
  return known(tableProvider(catalogue.data.tables));
}

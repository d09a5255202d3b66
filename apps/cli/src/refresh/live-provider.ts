import { known, type Lookup, type ProviderV1, tableProvider, unknown } from "@green-place/core";
import { readCatalogue } from "./catalogue-file.ts";

/**
 * `shipped` as its cloud's own APIs described it at the last refresh; `meta.version` is then `live 2026-11-23`, which every
 * result carries. A miss, whose `query` is a sentence to show, if there is no catalogue in the cache that can be read.
 */
export function liveProvider(shipped: ProviderV1, cacheFolder: string): Lookup<ProviderV1> {
  const catalogue = readCatalogue(cacheFolder, shipped.id);
  if (!catalogue.ok) return catalogue;
  try {
    return known(tableProvider(catalogue.data.tables));
  } catch {
    // A row that points outside its table.
    return unknown(
      "unreadable-live-data",
      `The live catalogue of ${shipped.id} is damaged. Run \`green-place refresh ${shipped.id}\`.`,
    );
  }
}

import type { ProviderV1 } from "@green-place/contract";
import type { EngineContext } from "../context.ts";
import { DataMissingError } from "../errors/data-missing-error.ts";
import { refreshedProvider } from "../refresh/refreshed-provider.ts";

/**
 * Each provider as it was refreshed last; one that never was stays as shipped, and that is said. Throws `E_NO_LIVE_DATA` for a catalogue that
 * can't be read, and with `strict` for one that never was fetched.
 */
export const refreshedProviders = (
  shipped: readonly ProviderV1[],
  refreshable: ReadonlySet<string>,
  strict: boolean,
  context: EngineContext,
): Promise<readonly ProviderV1[]> =>
  Promise.all(
    shipped.map(async (provider) => {
      if (!refreshable.has(provider.id)) return provider;
      const live = await refreshedProvider(provider, context);
      if (live.ok) return live.data;
      const why = live.message ?? live.query;
      if (strict) throw new DataMissingError("E_NO_LIVE_DATA", why, "Or leave out --strict.");
      if (live.code !== "no-live-data")
        throw new DataMissingError("E_NO_LIVE_DATA", why, "Or leave out --data live.");
      context.warn(`${why} The shipped tables of ${provider.id} are used.`);
      return provider;
    }),
  );

import type { ProviderV1 } from "@green-place/core";
import { ExitError, exitCode } from "../exit-code.ts";
import { liveProvider } from "../refresh/live-provider.ts";
import { cacheFolder } from "./cache-folder.ts";
import type { Session } from "./session.ts";

/** What was asked of the catalogues. */
export interface LiveWish {
  /** A cloud without a live catalogue is an error (exit 4), not a warning. */
  readonly strict: boolean;
}

/** Each provider as it was refreshed last; one that never was stays as shipped, and that is said. */
export function liveProviders(
  shipped: readonly ProviderV1[],
  refreshable: ReadonlySet<string>,
  { strict }: LiveWish,
  session: Session,
): readonly ProviderV1[] {
  return shipped.map((provider) => {
    if (!refreshable.has(provider.id)) return provider;
    const live = liveProvider(provider, cacheFolder(session.env));
    if (live.ok) return live.data;
    if (strict)
      throw new ExitError(exitCode.dataMissing, "E_NO_LIVE_DATA", live.query, "Or leave out --strict.");
    session.err(`green-place: ${live.query} The shipped tables of ${provider.id} are used.\n`);
    return provider;
  });
}

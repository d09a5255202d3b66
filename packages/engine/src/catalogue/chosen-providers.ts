import { GreenPlaceError, type ProviderV1 } from "@green-place/contract";
import { nearestNames } from "@green-place/core";

/** Throws `E_UNKNOWN_PROVIDER` when a name is none of the loaded providers; an absent list means all of them. */
export function chosenProviders(
  wanted: readonly string[] | undefined,
  providers: readonly ProviderV1[],
): readonly ProviderV1[] {
  if (!wanted) return providers;
  const ids = providers.map(({ id }) => id);
  for (const name of wanted) {
    if (ids.includes(name)) continue;
    const near = nearestNames(name, ids);
    throw new GreenPlaceError(
      "E_UNKNOWN_PROVIDER",
      `No provider is called "${name}".`,
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are ${ids.join(", ")}.`,
    );
  }
  return providers.filter(({ id }) => wanted.includes(id));
}

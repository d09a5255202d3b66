import type { PriceQuery, ProviderV1 } from "@green-place/core";
import type { Check } from "../check.ts";

/** A name that is not known is an answer with suggestions: not 0, not an exception, not the nearest match. */
export const unknownIds: Check = {
  id: "unknown-ids",
  title: "answers unknown ids with suggestions, never with a price or an exception",
  faults: ({ provider }) => {
    const type = provider.instanceTypes().find(({ regions }) => regions.length > 0);
    const region = type?.regions[0];
    if (!provider.price || !type || region === undefined) return [];
    const market = "on-demand";
    return [
      ...missFaults(
        provider,
        { instanceType: `${type.id}x`, region, market },
        "unknown-instance-type",
        type.id,
      ),
      ...missFaults(
        provider,
        { instanceType: type.id, region: `${region}x`, market },
        "unknown-region",
        region,
      ),
      ...["", "__proto__", "constructor", "toString", "\u001b[31m", "🌍"].flatMap((odd) => [
        ...missFaults(provider, { instanceType: odd, region, market }, "unknown-instance-type"),
        ...missFaults(provider, { instanceType: type.id, region: odd, market }, "unknown-region"),
      ]),
    ];
  },
};

function missFaults(provider: ProviderV1, query: PriceQuery, code: string, suggestion?: string): string[] {
  const asked = `price(${JSON.stringify(query)})`;
  let answer: ReturnType<NonNullable<ProviderV1["price"]>>;
  try {
    answer = provider.price!(query);
  } catch (error) {
    return [`${asked} throws: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (answer?.ok !== false) return [`${asked} is answered as if it were known`];
  if (answer.code !== code) return [`${asked} answers ${answer.code}, expected ${code}`];
  return suggestion === undefined || answer.suggestions?.includes(suggestion)
    ? []
    : [`${asked} does not suggest "${suggestion}"`];
}

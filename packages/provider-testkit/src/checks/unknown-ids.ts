import type { PriceQuery, ProviderV1 } from "@green-place/contract";
import type { ProviderCheck } from "../provider-under-test.ts";

/** A name that is not known is an answer: not 0, not an exception, not the nearest match. Whoever asks knows the names to suggest. */
export const unknownIds: ProviderCheck = {
  id: "unknown-ids",
  title: "answers unknown ids as unknown, never with a price or an exception",
  faults: ({ provider }) => {
    const type = provider.instanceTypes().find(({ regions }) => regions.length > 0);
    const region = type?.regions[0];
    if (!provider.price || !type || region === undefined) return [];
    const market = "on-demand";
    return [
      ...missFaults(provider, { instanceType: `${type.id}x`, region, market }, "unknown-instance-type"),
      ...missFaults(provider, { instanceType: type.id, region: `${region}x`, market }, "unknown-region"),
      ...["", "__proto__", "constructor", "toString", "\u001b[31m", "🌍"].flatMap((odd) => [
        ...missFaults(provider, { instanceType: odd, region, market }, "unknown-instance-type"),
        ...missFaults(provider, { instanceType: type.id, region: odd, market }, "unknown-region"),
      ]),
    ];
  },
};

function missFaults(provider: ProviderV1, query: PriceQuery, code: string): string[] {
  const asked = `price(${JSON.stringify(query)})`;
  let answer: ReturnType<NonNullable<ProviderV1["price"]>>;
  try {
    answer = provider.price!(query);
  } catch (error) {
    return [`${asked} throws: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (answer?.ok !== false) return [`${asked} is answered as if it were known`];
  return answer.code === code ? [] : [`${asked} answers ${answer.code}, expected ${code}`];
}

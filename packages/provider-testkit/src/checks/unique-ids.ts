import type { ProviderCheck } from "../provider-under-test.ts";

/** No two regions, instance types, sources or chips share an id, not even one that differs in case only. */
export const uniqueIds: ProviderCheck = {
  id: "unique-ids",
  title: "uses every id once",
  faults: ({ provider }) => [
    ...repeated("regions()", provider.regions()),
    ...repeated("instanceTypes()", provider.instanceTypes()),
    ...repeated("sources()", provider.sources()),
    ...repeated("hardware()", provider.hardware?.() ?? []),
  ],
};

function repeated(name: string, rows: readonly { readonly id: string }[]): string[] {
  const first = new Map<string, string>();
  return rows.flatMap(({ id }) => {
    const before = first.get(id.toLowerCase());
    first.set(id.toLowerCase(), id);
    return before === undefined ? [] : [`${name} lists "${before}" and "${id}"`];
  });
}

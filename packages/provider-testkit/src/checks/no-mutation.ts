import type { ProviderCheck } from "../provider-under-test.ts";

/** What was handed in and what was handed out stays as it was, whatever is asked in between. */
export const noMutation: ProviderCheck = {
  id: "no-mutation",
  title: "changes neither its arguments nor what it has answered",
  faults: ({ create }) => {
    const provider = create();
    const lists = {
      regions: provider.regions(),
      instanceTypes: provider.instanceTypes(),
      sources: provider.sources(),
    };
    const before = Object.entries(lists).map(([name, list]) => [name, JSON.stringify(list)] as const);
    const faults = new Set<string>();
    for (const type of provider.price ? lists.instanceTypes.slice(0, 50) : []) {
      for (const market of ["on-demand", "spot"] as const) {
        const query = { instanceType: type.id, region: type.regions[0] ?? "none", market };
        const kept = JSON.stringify(query);
        const answer = provider.price!(query);
        if (JSON.stringify(query) !== kept) faults.add("price() changes the query that it is given");
        const answered = JSON.stringify(answer);
        provider.price!({ ...JSON.parse(kept), market: market === "spot" ? "on-demand" : "spot" });
        if (JSON.stringify(answer) !== answered) faults.add("price() changes what it answered before");
      }
    }
    provider.regions();
    provider.instanceTypes();
    for (const [name, text] of before) {
      if (JSON.stringify(lists[name as keyof typeof lists]) !== text)
        faults.add(`what ${name}() answered is changed later`);
    }
    return [...faults];
  },
};

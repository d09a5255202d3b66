import type { Lookup, Price, PriceQuery, ProviderV1, Region } from "@green-place/contract";
import { defineDataProvider } from "@green-place/provider-data/document";
import { acmeDocument } from "../acme-document.ts";

export interface BrokenProvider {
  readonly wrong: string;
  /** The checks that must fail, and no other. */
  readonly caughtBy: readonly string[];
  create(): ProviderV1;
}

const acme = (): ProviderV1 =>
  defineDataProvider(acmeDocument, { packageName: "green-place-provider-acme", version: "1.0.0" });

type Change = (provider: ProviderV1) => object;
const broken = (wrong: string, caughtBy: readonly string[], change: Change): BrokenProvider => ({
  wrong,
  caughtBy,
  create: () => {
    const provider = acme();
    return { ...provider, ...change(provider) } as ProviderV1;
  },
});

const withRegion =
  (change: (region: Region) => object): Change =>
  (provider) => ({
    regions: () =>
      provider.regions().map((region, index) => (index === 0 ? { ...region, ...change(region) } : region)),
  });
const withTypes =
  (change: object): Change =>
  (provider) => ({
    instanceTypes: () =>
      provider.instanceTypes().map((type, index) => (index === 0 ? { ...type, ...change } : type)),
  });
const withChips =
  (change: object): Change =>
  (provider) => ({ hardware: () => provider.hardware!().map((chip) => ({ ...chip, ...change })) });
const withPrice =
  (price: (query: PriceQuery, honest: (query: PriceQuery) => Lookup<Price>) => unknown): Change =>
  (provider) => ({
    price: (query: PriceQuery) => price(query, (asked) => provider.price!(asked)),
  });
const withData = (change: (data: Price) => object): Change =>
  withPrice((query, honest) => {
    const answer = honest(query);
    return answer.ok ? { ok: true, data: { ...answer.data, ...change(answer.data) } } : answer;
  });

let calls = 0;

/** Each is a good provider with one thing wrong, and names the check that has to notice. */
export const brokenProviders: readonly BrokenProvider[] = [
  broken("speaks version 2", ["contract"], () => ({ specVersion: 2 })),
  broken("has an id with an escape code", ["contract"], () => ({ id: "acme\u001b[2J" })),
  broken(
    "has a region name that reverses the line",
    ["contract"],
    withRegion(() => ({ name: "Paris \u202e" })),
  ),
  broken(
    "has a latitude of 912",
    ["contract"],
    withRegion(() => ({ latitude: 912 })),
  ),
  broken(
    "has a PUE whose range does not hold it",
    ["contract"],
    withRegion(({ pue }) => ({ pue: { ...pue, low: 1.4 } })),
  ),
  broken(
    "has a WUE without a number",
    ["contract", "plain-data"],
    withRegion(({ wue }) => ({ wue: { ...wue, value: Number.NaN } })),
  ),
  broken("has an instance type without vCPUs", ["contract", "power"], withTypes({ vcpus: 0 })),
  broken("lists a region twice", ["unique-ids"], (provider) => ({
    regions: () => [...provider.regions(), provider.regions()[1]],
  })),
  broken("uses an id in two cases", ["unique-ids"], (provider) => ({
    sources: () => [...provider.sources(), { ...provider.sources()[0], id: "List" }],
  })),
  broken(
    "has a region in no grid zone",
    ["contract", "region-zones", "power"],
    withRegion(() => ({ gridZones: [] })),
  ),
  broken(
    "has a region in a zone that does not exist",
    ["region-zones"],
    withRegion(() => ({ gridZones: [{ scheme: "electricity-maps", id: "FR-MARS" }] })),
  ),
  broken(
    "has a region on another country's grid",
    ["region-zones"],
    withRegion(() => ({ gridZones: [{ scheme: "electricity-maps", id: "DE" }] })),
  ),
  broken(
    "has a PUE of up to 4",
    ["contract"],
    withRegion(({ pue }) => ({ pue: { ...pue, high: 4 } })),
  ),
  broken(
    "has a PUE of exactly 1",
    ["region-pue"],
    withRegion(({ pue }) => ({ pue: { ...pue, low: 1, value: 1 } })),
  ),
  broken(
    "offers a type in a region that it lacks",
    ["instance-regions", "price-answers"],
    withTypes({ regions: ["fr-1", "se-1", "xx-9"] }),
  ),
  broken(
    "has a chip that nobody describes",
    ["instance-hardware"],
    withTypes({ accelerators: [{ id: "l40x", count: 1 }] }),
  ),
  broken(
    "joins instances by what no source says",
    ["sources"],
    withTypes({ interconnect: { name: "InfiniBand", source: "hearsay" } }),
  ),
  broken(
    "joins instances that have nothing to join",
    ["instance-hardware"],
    withTypes({ accelerators: [], interconnect: { name: "InfiniBand", source: "list" } }),
  ),
  broken("has an instance bigger than its host", ["plausible-hardware"], withTypes({ hostVcpus: 8 })),
  broken("has an instance's memory in MB", ["plausible-hardware"], withTypes({ memoryGib: 131_072 })),
  broken("has an instance's memory in TB", ["plausible-hardware"], withTypes({ memoryGib: 0.125 })),
  broken(
    "has a chip that draws more idle than at work",
    ["plausible-hardware", "power"],
    withChips({ idleWatts: { low: 150, value: 200, high: 250, unit: "W", source: "list" } }),
  ),
  broken(
    "has a chip whose idle power was read with a job running",
    ["plausible-hardware", "power"],
    withChips({ idleWatts: { low: 60, value: 70, high: 80, unit: "W", source: "list" } }),
  ),
  broken(
    "has a chip's throughput with sparsity",
    ["plausible-hardware"],
    withChips({
      bf16Tflops: { low: 400, value: 400, high: 400, unit: "TFLOP/s", source: "list" },
      fp16Tflops: { low: 200, value: 200, high: 200, unit: "TFLOP/s", source: "list" },
    }),
  ),
  broken(
    "has a chip's memory in MB",
    ["plausible-hardware"],
    withChips({ memoryGib: { low: 32_768, value: 32_768, high: 32_768, unit: "GiB", source: "list" } }),
  ),
  broken(
    "answers a price of 0",
    ["price-answers"],
    withData((data) => ({ usdPerHour: { ...data.usdPerHour, low: 0, value: 0, high: 0 } })),
  ),
  broken(
    "answers a price in euros",
    ["price-answers"],
    withData((data) => ({ usdPerHour: { ...data.usdPerHour, unit: "EUR/h" } })),
  ),
  broken(
    "has prices from the future",
    ["price-answers"],
    withData(() => ({ asOf: "2031-01-01" })),
  ),
  broken(
    "prices what is not offered",
    ["price-availability"],
    withPrice((query, honest) =>
      query.instanceType === "c1" && query.region === "se-1"
        ? honest({ ...query, region: "fr-1" })
        : honest(query),
    ),
  ),
  broken("has one month's price in a family", ["price-levels"], (provider) => {
    const monthly = "c4";
    const plain = provider.instanceTypes().find(({ id }) => id === "c1")!;
    return {
      instanceTypes: () => [
        ...provider.instanceTypes(),
        ...["c2", "c3", monthly].map((id) => ({ ...plain, id })),
      ],
      price: (query: PriceQuery) => {
        const answer = provider.price!(
          /^c[234]$/.test(query.instanceType) ? { ...query, instanceType: "c1" } : query,
        );
        if (!answer.ok || query.instanceType !== monthly) return answer;
        const { low, value, high } = answer.data.usdPerHour;
        const month = { low: low * 730, value: value * 730, high: high * 730 };
        return {
          ok: true,
          data: { ...answer.data, usdPerHour: { ...answer.data.usdPerHour, ...month } },
        };
      },
    };
  }),
  broken(
    "has spot above on-demand",
    ["spot-prices"],
    withPrice((query, honest) => {
      const answer = honest(query);
      if (!answer.ok || query.market === "on-demand") return answer;
      return {
        ok: true,
        data: { ...answer.data, usdPerHour: { ...answer.data.usdPerHour, low: 3, value: 3, high: 3 } },
      };
    }),
  ),
  broken(
    "throws for an unknown type",
    ["unknown-ids"],
    withPrice((query, honest) => {
      if (!["g1", "c1", "x1"].includes(query.instanceType)) throw new Error(`no ${query.instanceType}`);
      return honest(query);
    }),
  ),
  broken(
    "answers the nearest region's price",
    ["unknown-ids"],
    withPrice((query, honest) =>
      honest({ ...query, region: query.region.startsWith("fr-1") ? "fr-1" : query.region }),
    ),
  ),
  broken(
    "says no-price for a region that it does not know",
    ["unknown-ids"],
    withPrice((query, honest) => {
      const answer = honest(query);
      return answer.ok ? answer : { ...answer, code: "no-price" };
    }),
  ),
  broken("has a source without a licence", ["sources"], (provider) => ({
    sources: () => provider.sources().map((source) => ({ ...source, licence: "TODO" })),
  })),
  broken("names a source that it does not list", ["power", "sources"], withTypes({ source: "hearsay" })),
  broken("read a source in the future", ["sources"], (provider) => ({
    sources: () => provider.sources().map((source) => ({ ...source, retrieved: "2031-01-01" })),
  })),
  broken(
    "claims spot without any spot price",
    ["capabilities"],
    withPrice((query, honest) =>
      query.market === "spot" && query.region !== "fr-1x" && query.instanceType === "g1"
        ? {
            ok: false,
            code: ["fr-1", "se-1"].includes(query.region) ? "no-price" : "unknown-region",
            query: "",
            suggestions: [],
          }
        : honest(query),
    ),
  ),
  broken("denies the water figures that it has", ["capabilities"], ({ supports }) => ({
    supports: { ...supports, water: false },
  })),
  broken("has a hardware method that it does not claim", ["capabilities"], ({ supports }) => ({
    supports: { ...supports, hardware: false },
  })),
  broken(
    "changes its prices from call to call",
    ["repeatable"],
    withData((data) => {
      const value = data.usdPerHour.value * (1 + (calls++ % 1000) / 1e6);
      return { usdPerHour: { ...data.usdPerHour, low: value, value, high: value } };
    }),
  ),
  broken(
    "changes the query that it is given",
    ["no-mutation"],
    withPrice((query, honest) => {
      const answer = honest(query);
      Object.assign(query, { market: "spot" });
      return answer;
    }),
  ),
  broken("changes what it has answered", ["repeatable", "no-mutation"], (provider) => {
    const regions: { latitude: number }[] = provider.regions().map((region) => ({ ...region }));
    return {
      regions: () => regions,
      price: (query: PriceQuery) => {
        if (query.market === "spot") regions[0]!.latitude += 0.001;
        return provider.price!(query);
      },
    };
  }),
  broken(
    "hides a date object in its answers",
    ["plain-data"],
    withRegion(() => ({ opened: new Date(0) })),
  ),
  broken("takes a second to be made", ["speed"], () => {
    const until = performance.now() + 700;
    while (performance.now() < until);
    return {};
  }),
];

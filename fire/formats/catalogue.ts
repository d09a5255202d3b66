import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Lookup, type Price, type ProviderV1, quantity } from "@green-place/contract";
import { nodeContext } from "@green-place/engine";
import { encodeTables } from "@green-place/provider-data/tables";
import { catalogueFile } from "../../packages/engine/src/refresh/catalogue-file.ts";
import { refreshedProvider } from "../../packages/engine/src/refresh/refreshed-provider.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const source = {
  id: "price-list",
  publisher: "Cloud",
  title: "Price list",
  url: "https://cloud.example/prices",
  licence: "proprietary",
  retrieved: "2026-11-20",
};
const regions = ["eu-1", "eu-2"].map((id) => ({
  id,
  name: `Region ${id}`,
  country: "FR",
  latitude: 48.9,
  longitude: -2.4,
  gridZones: [{ scheme: "electricity-maps", id: "FR" }],
  pue: quantity("PUE", { low: 1.1, value: 1.2, high: 1.3 }, "1", source.id),
  source: source.id,
}));
const types = [
  { id: "g1.large", family: "g1", vcpus: 8, memoryGib: 32, accelerators: [{ id: "t4", count: 1 }] },
  { id: "c1.small", family: "c1", vcpus: 2, memoryGib: 4, accelerators: [] },
].map((type) => ({
  ...type,
  cpuPlatforms: ["skylake"],
  hostVcpus: 96,
  localDisk: { gb: 100, medium: "ssd" as const },
  regions: ["eu-1", "eu-2"],
  source: source.id,
}));

/** What a refresh wrote. */
const written = (): string =>
  JSON.stringify({
    schemaVersion: 1,
    tables: encodeTables({
      id: "aws",
      name: "Cloud",
      meta: { packageName: "@green-place/provider-aws", version: "live 2026-11-20", dataAsOf: "2026-11-20" },
      sources: [source],
      regions,
      instanceTypes: types,
      prices: types.map(({ id }) => ({
        instanceType: id,
        region: "eu-1",
        onDemand: { usdPerHour: 0.75, basis: "list" as const },
        spot: { usdPerHour: 0.2, basis: "list" as const },
        asOf: "2026-11-20",
        source: source.id,
      })),
    }),
    gaps: [{ code: "region-failed", names: ["eu-3"], why: "it did not answer" }],
  });

/** Of a provider that was read, everything that it answers; a miss is a code. */
type Answers =
  | { readonly miss: string }
  | { readonly provider: ProviderV1; readonly prices: readonly Lookup<Price>[] };

const catalogue: Format<Answers> = {
  name: "catalogue",
  built: "json",
  samples: () => [written()],
  async read(text, folder) {
    const context = nodeContext({ env: { GREEN_PLACE_CACHE: folder }, home: folder, cwd: folder });
    const file = catalogueFile("aws", context);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const read = await refreshedProvider({ id: "aws" } as ProviderV1, context);
    if (!read.ok) return { miss: read.message ?? read.code };
    const provider = read.data;
    const prices = provider
      .instanceTypes()
      .flatMap(({ id, regions }) =>
        regions.flatMap((region) =>
          (["on-demand", "spot"] as const).map((market) =>
            provider.price!({ instanceType: id, region, market }),
          ),
        ),
      );
    return { provider, prices };
  },
  fault(read) {
    if ("miss" in read) return unsound(read.miss, { longestText: 500 });
    const { provider } = read;
    const regions = provider.regions();
    // A region that only the cloud names has no place.
    const placed = regions.map((region) =>
      Number.isNaN(region.latitude) && Number.isNaN(region.longitude)
        ? { ...region, latitude: 0, longitude: 0 }
        : region,
    );
    const named = new Set(provider.sources().map(({ id }) => id));
    const ids = new Set(regions.map(({ id }) => id));
    if (ids.size < regions.length) return "a region is there twice";
    const strangers = [...regions, ...provider.instanceTypes()].filter(({ source }) => !named.has(source));
    if (strangers.length > 0) return `${strangers[0]!.id} has a source that is in no table`;
    if (regions.some(({ pue }) => pue && pue.low < 1)) return "a PUE below 1";
    const lost = provider.instanceTypes().find((type) => type.regions.some((region) => !ids.has(region)));
    if (lost) return `${lost.id} is in a region that is in no table`;
    return unsound(
      { placed, types: provider.instanceTypes(), sources: provider.sources(), prices: read.prices },
      { signed: ["latitude", "longitude"], longestText: 1_000 },
    );
  },
};
export default catalogue;

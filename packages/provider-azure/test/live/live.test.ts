import type { InstanceType, ProviderV1 } from "@green-place/contract";
import {
  encodeTables,
  type LiveCatalogue,
  type LiveGap,
  type ProviderFacts,
  tableProvider,
} from "@green-place/provider-data/tables";
import { afterEach, describe, expect, test } from "vitest";
import { liveAzure } from "../../src/live/index.ts";
import { type AzureCall, type AzureFault, type LocalAzure, localAzure, subscription } from "./local-azure.ts";
import { withoutTls } from "./without-tls.ts";

let server: LocalAzure | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const token = "eyJ.do-not-print.eyJ";

async function refresh(fault?: (call: AzureCall) => AzureFault | undefined): Promise<LiveCatalogue> {
  server = await localAzure(fault);
  return liveAzure({
    shipped,
    subscription,
    now: new Date("2026-11-23T10:00:00Z"),
    endpoint: `https://127.0.0.1:${server.port}`,
    pricesEndpoint: `http://127.0.0.1:${server.port}`,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    additionalPolicies: [withoutTls],
    progress: () => undefined,
  });
}

const d2: InstanceType = {
  id: "Standard_D2s_v5",
  family: "Dsv5",
  vcpus: 2,
  memoryGib: 8,
  cpuPlatforms: ["ice-lake", "sapphire-rapids"],
  hostVcpus: 96,
  accelerators: [],
  regions: ["eastus"],
  source: "list",
};
const nc24: InstanceType = {
  id: "Standard_NC24ads_A100_v4",
  family: "NCads_A100_v4",
  vcpus: 24,
  memoryGib: 220,
  cpuPlatforms: ["epyc-3"],
  hostVcpus: 96,
  accelerators: [{ id: "a100-80gb-pcie", count: 1 }],
  regions: ["eastus"],
  source: "list",
};
const shippedFacts: ProviderFacts = {
  id: "azure",
  name: "Azure",
  meta: { packageName: "@green-place/provider-azure", version: "0.1.0", dataAsOf: "2026-06-18" },
  sources: [
    {
      id: "list",
      publisher: "M",
      title: "List",
      url: "https://example.org/",
      licence: "none",
      retrieved: "2026-06-18",
    },
  ],
  regions: [
    {
      id: "eastus",
      name: "East US",
      country: "US",
      latitude: 37.37,
      longitude: -79.82,
      gridZones: [{ scheme: "electricity-maps", id: "US-MIDA-PJM" }],
      source: "list",
    },
    {
      id: "francecentral",
      name: "France Central",
      country: "FR",
      latitude: 46.37,
      longitude: 2.37,
      gridZones: [{ scheme: "electricity-maps", id: "FR" }],
      source: "list",
    },
    {
      id: "uksouth",
      name: "UK South",
      country: "GB",
      latitude: 50.94,
      longitude: -0.8,
      gridZones: [{ scheme: "electricity-maps", id: "GB" }],
      source: "list",
    },
  ],
  instanceTypes: [d2, nc24],
  prices: [],
};
const shipped: ProviderV1 = tableProvider(encodeTables(shippedFacts));

const source = "live-api";
const asOf = "2026-11-23";
const priced = { asOf, source: "live-retail-prices" };
const list = (usdPerHour: number) => ({ usdPerHour, basis: "list" as const });

/** Read off local-azure.ts by hand. No size is listed in uksouth, so it is not there. */
const expected: ProviderFacts = {
  ...shippedFacts,
  meta: { packageName: "@green-place/provider-azure", version: "live 2026-11-23", dataAsOf: asOf },
  sources: [
    ...shippedFacts.sources,
    {
      id: source,
      publisher: "Microsoft",
      title: "Azure Resource Manager: compute resource SKUs, as they answered the user's subscription",
      url: "https://learn.microsoft.com/rest/api/compute/resource-skus/list",
      licence: "Microsoft Online Subscription Agreement",
      retrieved: asOf,
    },
    {
      id: "live-retail-prices",
      publisher: "Microsoft",
      title: "Azure Retail Prices API",
      url: "https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices",
      licence: "publisher states none",
      retrieved: asOf,
    },
  ],
  regions: [
    ...shippedFacts.regions.slice(0, 2),
    {
      id: "newland",
      name: "newland",
      country: "",
      latitude: Number.NaN,
      longitude: Number.NaN,
      gridZones: [],
      source,
    },
  ],
  instanceTypes: [
    { ...d2, regions: ["eastus", "francecentral", "newland"], source },
    { ...nc24, regions: ["eastus"], source },
    {
      id: "Standard_E16-4s_v5",
      family: "Esv5",
      vcpus: 4,
      memoryGib: 128,
      cpuPlatforms: [],
      accelerators: [],
      regions: ["eastus"],
      source,
    },
    {
      id: "Standard_E96s_v9",
      family: "Esv9",
      vcpus: 96,
      memoryGib: 672,
      cpuPlatforms: [],
      accelerators: [],
      regions: ["eastus"],
      source,
    },
  ],
  prices: [
    { instanceType: d2.id, region: "eastus", onDemand: list(0.096), spot: list(0.0212), ...priced },
    { instanceType: d2.id, region: "francecentral", onDemand: list(0.112), ...priced },
    { instanceType: d2.id, region: "newland", onDemand: list(0.2), ...priced },
    { instanceType: nc24.id, region: "eastus", onDemand: list(3.673), ...priced },
  ],
};
const expectedTables = encodeTables(expected);

const expectedGaps: readonly LiveGap[] = [
  {
    code: "accelerator-unknown",
    names: ["Standard_NC99ads_Q9000_v9", "Standard_NP90s"],
    why: "not in the shipped tables, which say what accelerators a size has",
  },
  {
    code: "price-refused",
    names: ["Standard_E16-4s_v5 in eastus"],
    why: "the list has several prices of one market",
  },
  {
    code: "price-refused",
    names: ["Standard_E96s_v9 in eastus"],
    why: "the on-demand price is not above 0, or beyond any",
  },
  {
    code: "price-refused",
    names: ["Standard_NC24ads_A100_v4 in eastus"],
    why: "the spot price is not above 0, or above the on-demand price",
  },
  {
    code: "region-unknown",
    names: ["newland"],
    why: "not in the shipped tables, so its grid zone is unknown",
  },
  { code: "type-refused", names: ["Standard_F2s_v2"], why: "described without vCPUs or memory" },
  {
    code: "type-restricted",
    names: ["Standard_NC24ads_A100_v4 in francecentral"],
    why: "the subscription may not use it there",
  },
  {
    code: "type-unknown",
    names: ["Standard_E16-4s_v5", "Standard_E96s_v9"],
    why: "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
  },
];

describe("liveAzure", () => {
  test("the tables are those of the cloud, over several pages of each listing", async () => {
    const { tables, gaps } = await refresh();
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    const pages = server!.calls.filter(({ path }) => path.endsWith("/skus"));
    expect(pages).toHaveLength(4);
    expect(pages.every(({ authorization }) => authorization === `Bearer ${token}`)).toBe(true);
    const prices = server!.calls.filter(({ path }) => path === "/api/retail/prices");
    expect(prices).toHaveLength(7);
    expect(prices.every(({ authorization }) => authorization === "")).toBe(true);
  });

  test("the same tables when every third call is throttled, after the wait that Retry-After asks for", async () => {
    const started = Date.now();
    const { tables, gaps } = await refresh(({ number }) =>
      number % 3 === 0 ? { status: 429, code: "TooManyRequests", retryAfterS: 1 } : undefined,
    );
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    expect(server!.calls.length).toBeGreaterThan(13);
    expect(Date.now() - started).toBeGreaterThan(1900);
  });

  test("prices of one region down: the rest is kept, that region's prices are unknown and it is named", async () => {
    const { tables, gaps } = await refresh(({ region }) =>
      region === "francecentral" ? { status: 400, code: "BadRequest" } : undefined,
    );
    const prices = expected.prices.filter(({ region }) => region !== "francecentral");
    expect(tables).toEqual(encodeTables({ ...expected, prices }));
    expect(gaps).toContainEqual({
      code: "prices-failed",
      names: ["francecentral"],
      why: "the price list failed: HTTP 400",
    });
  });

  test("a refusal is one sentence without a word of the service or a credential", async () => {
    const error = await refresh(({ authorization }) => ({
      status: 403,
      code: "AuthorizationFailed",
      message: authorization,
    })).then(
      () => undefined,
      (reason: Error & { hint: string; code: string }) => reason,
    );
    expect(error?.code).toBe("E_LIVE_FAILED");
    expect(error?.message).toBe("Azure did not list its sizes (AuthorizationFailed, HTTP 403).");
    expect(server!.calls[0]!.authorization).toContain(token);
    for (const text of [error!.message, error!.hint, error!.stack]) expect(text).not.toContain(token);
  });

  test("without a subscription it says how to name one", async () => {
    const asked = liveAzure({
      shipped,
      subscription: undefined,
      now: new Date(0),
      progress: () => undefined,
    });
    await expect(asked).rejects.toMatchObject({ code: "E_LIVE_SETTING" });
  });
});

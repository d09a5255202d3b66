import type { InstanceType, ProviderV1 } from "@green-place/contract";
import {
  encodeTables,
  type LiveCatalogue,
  type LiveGap,
  type ProviderFacts,
  tableProvider,
} from "@green-place/provider-data/tables";
import { GoogleAuth } from "google-auth-library";
import { afterEach, describe, expect, test } from "vitest";
import { liveGcp } from "../../src/live/index.ts";
import { credentialsFor } from "./credentials-for.ts";
import { type ComputeCall, type ComputeFault, type LocalCompute, localCompute } from "./local-compute.ts";

let server: LocalCompute | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const token = "ya29.do-not-print";

async function refresh(
  fault?: (call: ComputeCall) => ComputeFault | undefined,
  projectOfCredentials?: string,
): Promise<LiveCatalogue> {
  server = await localCompute(fault);
  const authClient = credentialsFor(token);
  return liveGcp({
    shipped,
    ...(projectOfCredentials === undefined && { project: "test-project" }),
    now: new Date("2026-11-23T10:00:00Z"),
    endpoint: { protocol: "http", host: "127.0.0.1", port: server.port },
    authClient:
      projectOfCredentials === undefined
        ? authClient
        : new GoogleAuth({ authClient, projectId: projectOfCredentials }),
    progress: () => undefined,
  });
}

const old: Pick<InstanceType, "family" | "source"> = { family: "n1", source: "list" };
const t4Types = [1, 2].map(
  (count): InstanceType => ({
    ...old,
    id: `n1-standard-8-t4x${count}`,
    vcpus: 8,
    memoryGib: 30,
    cpuPlatforms: ["skylake"],
    hostVcpus: 96,
    accelerators: [{ id: "t4", count }],
    regions: ["us-central1"],
  }),
);
const n1: InstanceType = {
  ...old,
  id: "n1-standard-8",
  vcpus: 8,
  memoryGib: 30,
  cpuPlatforms: ["skylake"],
  hostVcpus: 96,
  accelerators: [],
  regions: ["us-central1"],
};
const a2: InstanceType = {
  id: "a2-highgpu-1g",
  family: "a2",
  vcpus: 12,
  memoryGib: 85,
  cpuPlatforms: ["cascade-lake"],
  hostVcpus: 96,
  accelerators: [{ id: "a100-40gb-sxm", count: 1 }],
  regions: ["europe-west9", "us-central1"],
  source: "list",
};
const shippedFacts: ProviderFacts = {
  id: "gcp",
  name: "Google Cloud",
  meta: { packageName: "@green-place/provider-gcp", version: "0.1.0", dataAsOf: "2026-08-03" },
  sources: [
    {
      id: "list",
      publisher: "G",
      title: "List",
      url: "https://example.org/",
      licence: "none",
      retrieved: "2026-08-03",
    },
  ],
  regions: [
    {
      id: "europe-west9",
      name: "Paris",
      country: "FR",
      latitude: 48.86,
      longitude: 2.35,
      gridZones: [{ scheme: "electricity-maps", id: "FR" }],
      source: "list",
    },
    {
      id: "us-central1",
      name: "Iowa",
      country: "US",
      latitude: 41.26,
      longitude: -95.86,
      gridZones: [{ scheme: "electricity-maps", id: "US-MIDW-MISO" }],
      pue: { low: 1.1, value: 1.11, high: 1.12, unit: "1", source: "list" },
      source: "list",
    },
  ],
  instanceTypes: [n1, a2, ...t4Types],
  prices: [
    {
      instanceType: "a2-highgpu-1g",
      region: "us-central1",
      onDemand: { usdPerHour: 3.67, basis: "list" },
      spot: { usdPerHour: 1.8, basis: "list" },
      asOf: "2026-08-03",
      source: "list",
    },
    {
      instanceType: "a2-highgpu-1g",
      region: "europe-west9",
      onDemand: { usdPerHour: 4, basis: "list" },
      asOf: "2026-08-03",
      source: "list",
    },
    {
      instanceType: "n1-standard-8-t4x1",
      region: "us-central1",
      onDemand: { usdPerHour: 0.73, basis: "derived" },
      asOf: "2026-08-01",
      source: "list",
    },
  ],
};
const shipped: ProviderV1 = tableProvider(encodeTables(shippedFacts));

const source = "live-api";

/** Read off local-compute.ts by hand: europe-west9-b is down, so the A100 is not to be had in Paris, nor its price. */
const expected: ProviderFacts = {
  ...shippedFacts,
  meta: { packageName: "@green-place/provider-gcp", version: "live 2026-11-23", dataAsOf: "2026-11-23" },
  sources: [
    ...shippedFacts.sources,
    {
      id: source,
      publisher: "Google Cloud",
      title: "Compute Engine API, as it answered the user's project",
      url: "https://docs.cloud.google.com/compute/docs/reference/rest/v1",
      licence: "Google Cloud Platform Terms of Service",
      retrieved: "2026-11-23",
    },
  ],
  regions: [
    ...shippedFacts.regions,
    {
      id: "xx-new1",
      name: "xx-new1",
      country: "",
      latitude: Number.NaN,
      longitude: Number.NaN,
      gridZones: [],
      source,
    },
  ],
  instanceTypes: [
    { ...n1, regions: ["us-central1", "xx-new1"], source },
    { ...a2, regions: ["us-central1"], source },
    {
      id: "g4-standard-6",
      family: "g4",
      vcpus: 6,
      memoryGib: 22.5,
      cpuPlatforms: [],
      accelerators: [{ id: "rtx-pro-6000", count: 0.125 }],
      regions: ["us-central1"],
      source,
    },
    {
      id: "n9-standard-2",
      family: "n9",
      vcpus: 2,
      memoryGib: 8,
      cpuPlatforms: [],
      accelerators: [],
      regions: ["europe-west9"],
      source,
    },
    { ...t4Types[0]!, regions: ["us-central1", "xx-new1"], source },
    { ...t4Types[1]!, regions: ["xx-new1"], source },
  ],
  prices: shippedFacts.prices.filter(({ region }) => region === "us-central1"),
};
const expectedTables = encodeTables(expected);

const expectedGaps: readonly LiveGap[] = [
  {
    code: "accelerator-unknown",
    names: ["a2-broken-1g"],
    why: "all of its series have accelerators, but none are listed",
  },
  {
    code: "accelerator-unknown",
    names: ["a9-highgpu-1g"],
    why: 'its accelerator "nvidia-quux-9000" has no known id or number',
  },
  { code: "region-failed", names: ["europe-west9-b"], why: "Google says that this zone is down" },
  { code: "region-failed", names: ["us-central1-c"], why: "this zone did not answer" },
  {
    code: "region-unknown",
    names: ["xx-new1"],
    why: "not in the shipped tables, so its grid zone is unknown",
  },
  { code: "type-refused", names: ["n1-old-1"], why: "it is obsolete" },
  {
    code: "type-unknown",
    names: ["g4-standard-6", "n9-standard-2"],
    why: "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
  },
];

describe("liveGcp", () => {
  test("the tables are those of the cloud, over several pages of each listing; prices keep their own date", async () => {
    const { tables, gaps } = await refresh();
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    expect(server!.calls.filter(({ path }) => path.endsWith("/machineTypes"))).toHaveLength(4);
  });

  test("the same tables when every third call is throttled, by 429 and by 403 with its reason", async () => {
    const { tables, gaps } = await refresh(({ number }) => {
      if (number % 3 !== 0) return undefined;
      return number % 2 === 0
        ? { status: 429, reason: "rateLimitExceeded", retryAfterS: 1 }
        : { status: 403, reason: "rateLimitExceeded" };
    });
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    expect(server!.calls.length).toBeGreaterThan(15);
  });

  test("asks for the credentials' own project when none is named", async () => {
    const { tables } = await refresh(undefined, "test-project");
    expect(tables).toEqual(expectedTables);
  });

  test("waits as long as Retry-After says", async () => {
    const started = Date.now();
    await refresh(({ number }) =>
      number === 1 ? { status: 503, reason: "backendError", retryAfterS: 2 } : undefined,
    );
    expect(Date.now() - started).toBeGreaterThan(1900);
  });

  test("without the list of accelerators the rest is kept, and N1 with GPUs is named as missing", async () => {
    const { tables, gaps } = await refresh(({ path }) =>
      path.endsWith("/acceleratorTypes") ? { status: 403, reason: "forbidden" } : undefined,
    );
    expect(tables.instanceTypes.map(([id]) => id)).toEqual([
      "a2-highgpu-1g",
      "g4-standard-6",
      "n1-standard-8",
      "n9-standard-2",
    ]);
    expect(gaps).toContainEqual({
      code: "accelerator-unknown",
      names: ["n1-standard-8-t4x1", "n1-standard-8-t4x2"],
      why: "the list of accelerators failed: forbidden, HTTP 403",
    });
  });

  test("a refusal ends at once, in one sentence without a word of the service or a credential", async () => {
    const error = await refresh(({ authorization }) => ({
      status: 401,
      reason: "authError",
      message: authorization,
    })).then(
      () => undefined,
      (reason: Error & { hint: string; code: string }) => reason,
    );
    expect(error?.code).toBe("E_LIVE_FAILED");
    expect(error?.message).toMatch(
      /^Google Cloud did not list its (regions|machine types) \(authError, HTTP 401\)\.$/,
    );
    expect(server!.calls[0]!.authorization).toBe(`Bearer ${token}`);
    for (const text of [error!.message, error!.hint, error!.stack]) expect(text).not.toContain(token);
  });
});

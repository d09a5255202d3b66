import {
  encodeTables,
  type LiveCatalogue,
  type LiveGap,
  type ProviderFacts,
  tableProvider,
} from "@green-place/provider-data/tables";
import { afterEach, describe, expect, test } from "vitest";
import { liveAws } from "../../src/live/index.ts";
import { type AwsCall, type AwsFault, type LocalAws, localAws } from "./local-aws.ts";
import { shipped } from "./shipped.ts";

let server: LocalAws | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const secret = "do-not-print-9f8e7d6c";

async function refresh(fault?: (call: AwsCall) => AwsFault | undefined): Promise<LiveCatalogue> {
  server = await localAws(fault);
  return liveAws({
    shipped,
    homeRegion: "us-east-1",
    now: new Date("2026-11-23T10:00:00Z"),
    endpoint: server.url,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: secret },
    progress: () => undefined,
  });
}

const source = "live-api";
const list = (usdPerHour: number) => ({ usdPerHour, basis: "list" as const });
const asOf = "2026-11-23";

/** Read off cloud.ts and shipped.ts by hand. */
const expected: ProviderFacts = {
  id: "aws",
  name: "AWS",
  meta: { packageName: "@green-place/provider-aws", version: "live 2026-11-23", dataAsOf: "2026-11-23" },
  sources: [
    ...shipped.sources(),
    {
      id: source,
      publisher: "Amazon Web Services",
      title: "EC2 and price list APIs, as they answered the user's account",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/",
      licence: "AWS Customer Agreement",
      retrieved: "2026-11-23",
    },
  ],
  regions: [
    ...shipped.regions(),
    {
      id: "xx-new-9",
      name: "xx-new-9",
      country: "",
      latitude: Number.NaN,
      longitude: Number.NaN,
      gridZones: [],
      source,
    },
  ],
  instanceTypes: [
    {
      id: "f2.6xlarge",
      family: "f2",
      vcpus: 24,
      memoryGib: 256,
      cpuPlatforms: ["epyc-3"],
      hostVcpus: 192,
      accelerators: [{ id: "virtex-vu47p", count: 1 }],
      regions: ["us-east-1"],
      source,
    },
    {
      id: "g6f.xlarge",
      family: "g6f",
      vcpus: 4,
      memoryGib: 16,
      cpuPlatforms: [],
      accelerators: [{ id: "l4", count: 0.125 }],
      regions: ["us-east-1"],
      source,
    },
    {
      id: "inf2.xlarge",
      family: "inf2",
      vcpus: 4,
      memoryGib: 16,
      cpuPlatforms: [],
      accelerators: [{ id: "inferentia2", count: 1 }],
      regions: ["eu-west-3"],
      source,
    },
    {
      id: "m5.large",
      family: "m5",
      vcpus: 2,
      memoryGib: 8,
      cpuPlatforms: ["skylake", "cascade-lake"],
      hostVcpus: 96,
      accelerators: [],
      regions: ["eu-west-3", "us-east-1", "xx-new-9"],
      source,
    },
    {
      id: "m9.large",
      family: "m9",
      vcpus: 2,
      memoryGib: 8,
      cpuPlatforms: [],
      accelerators: [],
      regions: ["eu-west-3"],
      source,
    },
    {
      id: "p4d.24xlarge",
      family: "p4d",
      vcpus: 96,
      memoryGib: 1152,
      cpuPlatforms: ["cascade-lake"],
      hostVcpus: 96,
      accelerators: [{ id: "a100-40gb-sxm", count: 8 }],
      interconnect: { name: "EFA", source: "aws-pue" },
      regions: ["us-east-1"],
      source,
    },
  ],
  prices: [
    { instanceType: "f2.6xlarge", region: "us-east-1", onDemand: list(1.98), asOf, source },
    { instanceType: "m5.large", region: "eu-west-3", onDemand: list(0.112), spot: list(0.05), asOf, source },
    {
      instanceType: "m5.large",
      region: "us-east-1",
      onDemand: list(0.096),
      spot: list(0.0391),
      asOf,
      source,
    },
    { instanceType: "m5.large", region: "xx-new-9", onDemand: list(0.13), asOf, source },
    { instanceType: "m9.large", region: "eu-west-3", spot: list(0.02), asOf, source },
    { instanceType: "p4d.24xlarge", region: "us-east-1", onDemand: list(21.957642), asOf, source },
  ],
};
const expectedTables = encodeTables(expected);

const expectedGaps: readonly LiveGap[] = [
  {
    code: "accelerator-unknown",
    names: ["q9.large"],
    why: 'its device "A1000" has no known id or number',
  },
  {
    code: "price-refused",
    names: ["g6f.xlarge in us-east-1"],
    why: "the list has several on-demand prices",
  },
  {
    code: "price-refused",
    names: ["inf2.xlarge in eu-west-3"],
    why: "the on-demand price is not above 0, or beyond any",
  },
  {
    code: "price-refused",
    names: ["p4d.24xlarge in us-east-1"],
    why: "the spot price is not above 0, or above the on-demand price",
  },
  { code: "region-not-enabled", names: ["ap-east-1"], why: "the account has not opted in to it" },
  {
    code: "region-unknown",
    names: ["xx-new-9"],
    why: "not in the shipped tables, so its grid zone is unknown",
  },
  { code: "type-refused", names: ["ghost.large"], why: "offered, but EC2 did not describe it" },
  {
    code: "type-unknown",
    names: ["g6f.xlarge", "inf2.xlarge", "m9.large"],
    why: "not in the shipped tables, so its CPU platform, host and interconnect are unknown",
  },
];

describe("liveAws", () => {
  test("the tables are those of the cloud, over several pages of each listing", async () => {
    const { tables, gaps } = await refresh();
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    const pages = server!.calls.filter(
      ({ action, region }) => action === "DescribeInstanceTypeOfferings" && region === "us-east-1",
    );
    expect(pages).toHaveLength(3);
  });

  test("the same tables when every third call is throttled", async () => {
    const throttled: AwsFault[] = [
      { status: 503, code: "RequestLimitExceeded" },
      { status: 429, code: "TooManyRequests", retryAfterS: 1 },
    ];
    const { tables, gaps } = await refresh(({ number, action }) => {
      if (number % 3 !== 0) return undefined;
      return action === "GetProducts" ? { status: 400, code: "ThrottlingException" } : throttled[number % 2];
    });
    expect(tables).toEqual(expectedTables);
    expect(gaps).toEqual(expectedGaps);
    expect(server!.calls.length).toBeGreaterThan(30);
  });

  test("one region down: the rest is kept and the region is named", async () => {
    const { tables, gaps } = await refresh(({ region, action }) =>
      region === "eu-west-3" && action !== "GetProducts" ? { status: 403, code: "AuthFailure" } : undefined,
    );
    const provider = tableProvider(tables);
    expect(provider.regions().map(({ id }) => id)).toEqual(["us-east-1", "xx-new-9"]);
    expect(provider.instanceTypes().find(({ id }) => id === "m5.large")?.regions).toEqual([
      "us-east-1",
      "xx-new-9",
    ]);
    expect(gaps).toContainEqual({
      code: "region-failed",
      names: ["eu-west-3"],
      why: "DescribeInstanceTypeOfferings failed: AuthFailure, HTTP 403",
    });
  });

  test("without the permission for spot prices the rest is kept, spot is unknown and the gap named", async () => {
    const { tables, gaps } = await refresh(({ action }) =>
      action === "DescribeSpotPriceHistory" ? { status: 403, code: "UnauthorizedOperation" } : undefined,
    );
    const withoutSpot = expected.prices.flatMap(({ spot: _, ...price }) => (price.onDemand ? [price] : []));
    expect(tables).toEqual(encodeTables({ ...expected, prices: withoutSpot }));
    expect(gaps).toContainEqual({
      code: "spot-failed",
      names: ["eu-west-3", "us-east-1", "xx-new-9"],
      why: "DescribeSpotPriceHistory failed: UnauthorizedOperation, HTTP 403",
    });
  });

  test("types that one region fails to describe are described by another", async () => {
    const { tables } = await refresh(({ action, region }) =>
      action === "DescribeInstanceTypes" && region === "eu-west-3"
        ? { status: 400, code: "InvalidParameterValue" }
        : undefined,
    );
    expect(tables.instanceTypes.map(([id]) => id)).toEqual([
      "f2.6xlarge",
      "g6f.xlarge",
      "m5.large",
      "p4d.24xlarge",
    ]);
  });

  test("refused credentials end in one sentence without a word of the service or a credential", async () => {
    const echo = (call: AwsCall): AwsFault => ({
      status: 401,
      code: "AuthFailure",
      message: call.authorization,
    });
    const error = await refresh(echo).then(
      () => undefined,
      (reason: Error & { hint: string; code: string }) => reason,
    );
    expect(error?.code).toBe("E_LIVE_FAILED");
    expect(error?.message).toBe("AWS did not say which regions there are (AuthFailure, HTTP 401).");
    expect(server!.calls[0]!.authorization).toContain("AKIDEXAMPLE");
    for (const text of [error!.message, error!.hint, error!.stack]) {
      expect(text).not.toContain("AKIDEXAMPLE");
      expect(text).not.toContain("Signature=");
      expect(text).not.toContain(secret);
    }
  });

  test("all regions down is an error, not an empty catalogue", async () => {
    await expect(
      refresh(({ action }) => (action === "DescribeRegions" ? undefined : { status: 403, code: "Blocked" })),
    ).rejects.toThrow("No AWS region answered (DescribeInstanceTypeOfferings failed: Blocked, HTTP 403).");
  });
});

import { readFileSync } from "node:fs";
import {
  defineDataProvider,
  parseDataProvider,
  providerJsonSchema,
} from "@green-place/provider-data/document";
import { expect, test } from "vitest";
import { smallCloud } from "./small-cloud.ts";

const origin = { packageName: "green-place-provider-small", version: "1.2.3" };

test("a document becomes a provider that says what the document says", () => {
  const provider = defineDataProvider(smallCloud(), origin);
  expect(provider.meta).toEqual({
    packageName: "green-place-provider-small",
    version: "1.2.3",
    dataAsOf: "2026-02-03",
  });
  expect(provider.supports).toEqual({ prices: true, spot: false, water: false, hardware: false });
  expect(provider.regions()[0]).toMatchObject({
    gridZones: [{ scheme: "electricity-maps", id: "FR" }],
    pue: { low: 1.1, value: 1.2, high: 1.3, unit: "1", source: "s" },
  });
  expect(provider.instanceTypes()[0]).toMatchObject({ cpuPlatforms: [], accelerators: [] });
  expect(provider.price?.({ instanceType: "t1", region: "r1", market: "on-demand" })).toEqual({
    ok: true,
    data: {
      usdPerHour: { low: 0.5, value: 0.5, high: 0.5, unit: "USD/h", source: "s" },
      basis: "list",
      asOf: "2026-02-03",
    },
  });
});

test("what is not known is a miss with its reason", () => {
  const { price } = defineDataProvider(smallCloud(), origin);
  expect(price?.({ instanceType: "t1", region: "r1", market: "spot" })).toMatchObject({
    ok: false,
    code: "no-price",
  });
  expect(price?.({ instanceType: "t2", region: "r1", market: "spot" })).toEqual({
    ok: false,
    code: "unknown-instance-type",
    query: "t2",
    suggestions: [],
  });
  expect(price?.({ instanceType: "t1", region: "r", market: "spot" })).toMatchObject({
    code: "unknown-region",
  });
});

test("without prices or chips the methods are not there", () => {
  const { prices, ...free } = smallCloud();
  const provider = defineDataProvider(free, origin);
  expect(provider).not.toHaveProperty("price");
  expect(provider).not.toHaveProperty("hardware");
  expect(provider.meta.dataAsOf).toBe("2026-01-02");
});

test("a chip of its own keeps units and sources", () => {
  const chip = {
    id: "npu",
    name: "NPU",
    vendor: "Small",
    kind: "asic",
    family: "npu",
    peakWatts: { low: 90, value: 100, high: 110 },
    source: "s",
  };
  expect(defineDataProvider({ ...smallCloud(), hardware: [chip] }, origin).hardware?.()).toEqual([
    {
      id: "npu",
      name: "NPU",
      vendor: "Small",
      kind: "asic",
      family: "npu",
      aliases: [],
      peakWatts: { low: 90, value: 100, high: 110, unit: "W", source: "s" },
    },
  ]);
});

test("an interconnect keeps its source, which has to be one", () => {
  const [row] = smallCloud().instanceTypes;
  const joinedBy = (source: string) => {
    const interconnect = { name: "InfiniBand", source };
    return { ...smallCloud(), instanceTypes: [{ ...row, interconnect }] };
  };
  expect(defineDataProvider(joinedBy("s"), origin).instanceTypes()[0]?.interconnect).toEqual({
    name: "InfiniBand",
    source: "s",
  });
  expect(() => defineDataProvider(joinedBy("rumour"), origin)).toThrow(
    'instanceTypes[0].interconnect.source: there is no source "rumour"',
  );
});

test("a byte order mark in front does no harm", () => {
  expect(parseDataProvider(`\uFEFF${JSON.stringify(smallCloud())}`, origin).id).toBe("small");
});

test("the published JSON Schema is the one that validates", () => {
  const published = readFileSync(new URL("../provider.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(published), "run `npm run schema` in packages/provider-data").toEqual(
    providerJsonSchema(),
  );
});

import type { InstanceType, ProviderV1 } from "@green-place/contract";
import { expect, test } from "vitest";
import { loadPlugin } from "../../src/plugins/load-plugin.ts";

const g1: InstanceType = {
  id: "g1",
  family: "g",
  vcpus: 8,
  memoryGib: 64,
  cpuPlatforms: [],
  accelerators: [],
  regions: ["se-1"],
  source: "s",
};

const good = {
  specVersion: 1,
  id: "wavering",
  name: "Wavering",
  meta: { packageName: "p", version: "1", dataAsOf: "2026-01-02" },
  supports: { prices: false, spot: false, water: false, hardware: false },
  regions: () => [],
  instanceTypes: () => [g1],
  sources: () => [],
} as const;

class Wavering implements ProviderV1 {
  readonly specVersion = good.specVersion;
  readonly id = good.id;
  readonly name = good.name;
  readonly meta = good.meta;
  readonly supports = good.supports;
  readonly regions = good.regions;
  readonly sources = good.sources;
  #asked = 0;
  /** Good at first; what it says later was never checked. */
  instanceTypes(): readonly InstanceType[] {
    this.#asked += 1;
    return this.#asked === 1 ? [g1] : [{ ...g1, vcpus: Number.NaN }];
  }
}

const load = (provider: unknown) =>
  loadPlugin(
    { name: "p", foundIn: "configuration", provider: provider as ProviderV1 },
    "/",
    async () => undefined,
    () => undefined,
  );

test("the list that was checked is the list that is used", async () => {
  const plugin = await load(new Wavering());
  expect(plugin).toHaveProperty("provider");
  const { provider } = plugin as { provider: ProviderV1 };
  expect(provider.instanceTypes()).toEqual([g1]);
  expect(provider.instanceTypes()).toBe(provider.instanceTypes());
});

test.each([
  ["is no object", 1, /expected object/i],
  ["has no list", { ...good, instanceTypes: () => ({}) }, /instanceTypes\(\) does not answer a list/],
  ["throws", { ...good, sources: () => JSON.parse("{") }, /sources\(\) throws: /],
  ["has a list in place of a method", { ...good, instanceTypes: [g1] }, /instanceTypes.*is not a method/],
  ["has a number in place of prices", { ...good, price: 1 }, /price.*is not a method/],
])("one that %s is a fault in a sentence", async (_, provider, sentence) => {
  expect(await load(provider)).toMatchObject({ message: expect.stringMatching(sentence) });
});

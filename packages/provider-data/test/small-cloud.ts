/** The least that is a provider, anew each time so that a test may spoil it. */
export const smallCloud = () => ({
  specVersion: 1 as const,
  id: "small",
  name: "Small Cloud",
  sources: [
    {
      id: "s",
      publisher: "Small",
      title: "Prices",
      url: "https://example.com/",
      licence: "MIT",
      retrieved: "2026-01-02",
    },
  ],
  regions: [
    {
      id: "r1",
      name: "Paris",
      country: "FR",
      latitude: 48,
      longitude: 2,
      gridZones: ["FR"],
      pue: { low: 1.1, value: 1.2, high: 1.3 },
      source: "s",
    },
  ],
  instanceTypes: [{ id: "t1", family: "t", vcpus: 2, memoryGib: 4, regions: ["r1"], source: "s" }],
  prices: [
    {
      instanceType: "t1",
      regions: ["r1"],
      onDemandUsdPerHour: 0.5,
      basis: "list" as const,
      asOf: "2026-02-03",
      source: "s",
    },
  ],
});

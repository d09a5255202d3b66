import type { ProviderDocumentV1 } from "@green-place/provider-data/document";

/** A small cloud that is in order, to break in one way at a time. Its numbers mean nothing. */
export const acmeDocument: ProviderDocumentV1 = {
  specVersion: 1,
  id: "acme",
  name: "Acme Cloud",
  sources: [
    {
      id: "list",
      publisher: "Acme",
      title: "Price list",
      url: "https://example.com/prices",
      licence: "CC-BY-4.0",
      retrieved: "2026-10-01",
    },
  ],
  regions: [
    {
      id: "fr-1",
      name: "Paris",
      country: "FR",
      latitude: 48.9,
      longitude: 2.4,
      gridZones: ["FR"],
      pue: { low: 1.2, value: 1.25, high: 1.3 },
      wue: { low: 0.1, value: 0.2, high: 0.3 },
      source: "list",
    },
    {
      id: "se-1",
      name: "Stockholm",
      country: "SE",
      latitude: 59.3,
      longitude: 18.1,
      gridZones: ["SE-SE3"],
      source: "list",
    },
  ],
  instanceTypes: [
    {
      id: "g1",
      family: "g",
      vcpus: 16,
      memoryGib: 128,
      cpuPlatforms: ["sapphire-rapids"],
      hostVcpus: 128,
      accelerators: [{ id: "l40s", count: 1 }],
      regions: ["fr-1", "se-1"],
      source: "list",
    },
    { id: "c1", family: "c", vcpus: 4, memoryGib: 16, regions: ["fr-1"], source: "list" },
    {
      id: "x1",
      family: "x",
      vcpus: 8,
      memoryGib: 32,
      accelerators: [{ id: "acme-npu", count: 2 }],
      regions: ["se-1"],
      source: "list",
    },
  ],
  prices: [
    {
      instanceType: "g1",
      regions: ["fr-1", "se-1"],
      onDemandUsdPerHour: 2,
      spotUsdPerHour: 0.8,
      basis: "list",
      asOf: "2026-10-01",
      source: "list",
    },
    {
      instanceType: "c1",
      regions: ["fr-1"],
      onDemandUsdPerHour: 0.2,
      basis: "list",
      asOf: "2026-10-01",
      source: "list",
    },
  ],
  hardware: [
    {
      id: "acme-npu",
      name: "Acme NPU",
      vendor: "Acme",
      kind: "asic",
      family: "acme-npu",
      peakWatts: { low: 90, value: 100, high: 110 },
      idleWatts: { low: 10, value: 20, high: 30 },
      source: "list",
    },
  ],
};

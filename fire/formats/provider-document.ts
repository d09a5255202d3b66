import type { ProviderV1 } from "@green-place/contract";
import { parseDataProvider } from "@green-place/provider-data/document";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const document = {
  specVersion: 1,
  id: "acme",
  name: "Acme Cloud",
  sources: [
    {
      id: "acme-site",
      publisher: "Acme",
      title: "Our data centres",
      url: "https://acme.example/sites",
      licence: "CC-BY-4.0",
      retrieved: "2026-11-01",
    },
  ],
  regions: [
    {
      id: "eu-1",
      name: "Paris",
      country: "FR",
      latitude: 48.9,
      longitude: -2.4,
      gridZones: ["FR"],
      pue: { low: 1.1, value: 1.2, high: 1.3, year: 2025, method: "disclosed" },
      wue: { low: 0, value: 0.2, high: 0.4 },
      source: "acme-site",
    },
  ],
  instanceTypes: [
    {
      id: "g1",
      family: "g",
      vcpus: 8,
      memoryGib: 32,
      cpuPlatforms: ["skylake"],
      hostVcpus: 96,
      localDisk: { gb: 100, medium: "ssd" },
      accelerators: [{ id: "acme-1", count: 1 }],
      interconnect: { name: "InfiniBand", source: "acme-site" },
      regions: ["eu-1"],
      source: "acme-site",
    },
  ],
  prices: [
    {
      instanceType: "g1",
      regions: ["eu-1"],
      onDemandUsdPerHour: 1.5,
      spotUsdPerHour: 0.5,
      basis: "list",
      asOf: "2026-11-01",
      source: "acme-site",
    },
  ],
  hardware: [
    {
      id: "acme-1",
      name: "Acme One",
      vendor: "Acme",
      kind: "asic",
      family: "acme",
      aliases: ["one"],
      peakWatts: { low: 300, value: 350, high: 400 },
      memoryGib: { low: 32, value: 32, high: 32 },
      source: "acme-site",
    },
  ],
};

const providerDocument: Format<ProviderV1> = {
  name: "provider-document",
  built: "json",
  samples: () => [JSON.stringify(document)],
  read: (text) => parseDataProvider(text, { packageName: "acme", version: "1.0.0" }),
  fault: (provider) =>
    unsound([provider.regions(), provider.instanceTypes(), provider.sources(), provider.hardware?.() ?? []], {
      signed: ["latitude", "longitude"],
      longestText: 1_000,
    }),
};
export default providerDocument;

import type { InstanceType, ProviderV1 } from "@green-place/contract";
import { encodeTables, type ProviderFacts, tableProvider } from "@green-place/provider-data/tables";

const shippedType = (
  id: string,
  vcpus: number,
  memoryGib: number,
  cpuPlatforms: string[],
  hostVcpus: number,
  accelerators: InstanceType["accelerators"],
): InstanceType => ({
  id,
  family: id.slice(0, id.indexOf(".")),
  vcpus,
  memoryGib,
  cpuPlatforms,
  hostVcpus,
  accelerators,
  regions: ["us-east-1"],
  source: "aws-pue",
});

/** The shipped tables of the tests: two of the regions, and the types whose platform or chips AWS does not tell. */
const facts: ProviderFacts = {
  id: "aws",
  name: "AWS",
  meta: { packageName: "@green-place/provider-aws", version: "0.1.0", dataAsOf: "2026-07-20" },
  sources: [
    {
      id: "aws-pue",
      publisher: "AWS",
      title: "PUE",
      url: "https://example.org/",
      licence: "none",
      retrieved: "2026-07-20",
    },
  ],
  regions: [
    {
      id: "eu-west-3",
      name: "Paris",
      country: "FR",
      latitude: 48.86,
      longitude: 2.35,
      gridZones: [{ scheme: "electricity-maps", id: "FR" }],
      source: "aws-pue",
    },
    {
      id: "us-east-1",
      name: "N. Virginia",
      country: "US",
      latitude: 38.95,
      longitude: -77.45,
      gridZones: [{ scheme: "electricity-maps", id: "US-MIDA-PJM" }],
      pue: { low: 1.14, value: 1.15, high: 1.16, unit: "1", source: "aws-pue" },
      source: "aws-pue",
    },
  ],
  instanceTypes: [
    shippedType("f2.6xlarge", 24, 256, ["epyc-3"], 192, [{ id: "virtex-vu47p", count: 1 }]),
    shippedType("m5.large", 2, 8, ["skylake", "cascade-lake"], 96, []),
    {
      ...shippedType("p4d.24xlarge", 96, 1152, ["cascade-lake"], 96, [{ id: "a100-40gb-sxm", count: 8 }]),
      interconnect: { name: "EFA", source: "aws-pue" },
    },
  ],
  prices: [
    {
      instanceType: "m5.large",
      region: "us-east-1",
      onDemand: { usdPerHour: 99, basis: "list" },
      asOf: "2026-07-20",
      source: "aws-pue",
    },
  ],
};

/** A provider that knows little, so that it shows what comes from where. */
export const shipped: ProviderV1 = tableProvider(encodeTables(facts));

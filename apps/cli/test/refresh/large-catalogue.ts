import { encodeTables, type LiveCatalogue } from "@green-place/provider-data/tables";

/** A catalogue of some megabytes, so that a process can be killed while it writes it. */
export function largeCatalogue(asOf: string): LiveCatalogue {
  const source = "live-api";
  return {
    gaps: [],
    tables: encodeTables({
      id: "aws",
      name: "AWS",
      meta: { packageName: "@green-place/provider-aws", version: `live ${asOf}`, dataAsOf: asOf },
      sources: [
        {
          id: source,
          publisher: "AWS",
          title: "APIs",
          url: "https://example.org/",
          licence: "none",
          retrieved: asOf,
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
          source,
        },
      ],
      instanceTypes: Array.from({ length: 20_000 }, (_, index) => ({
        id: `m${index}.large`,
        family: `m${index}`,
        vcpus: 2,
        memoryGib: 8,
        cpuPlatforms: ["skylake"],
        accelerators: [],
        regions: ["eu-west-3"],
        source,
      })),
      prices: [],
    }),
  };
}

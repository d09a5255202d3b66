import type { Source } from "@green-place/contract";

/** Single facts restated from Scaleway's documentation, whose own text is under CC-BY-NC-SA-4.0. */
const documentation = { publisher: "Scaleway", licence: "CC-BY-NC-SA-4.0", retrieved: "2026-11-23" };

export const sources: readonly Source[] = [
  {
    id: "footprint-values",
    title: "Calculation reference values of 2025-06-09: PUE and WUE of each datacentre",
    url: "https://www.scaleway.com/en/docs/environmental-footprint/additional-content/calculation-values-reference/",
    ...documentation,
  },
  {
    id: "gpu-types",
    title: "Choosing the right GPU Instance type, 2025-04-22",
    url: "https://www.scaleway.com/en/docs/gpu/reference-content/choosing-gpu-instance-type/",
    ...documentation,
  },
  {
    id: "availability",
    title: "Product availability guide, 2025-12-04",
    url: "https://www.scaleway.com/en/docs/account/reference-content/products-availability/",
    ...documentation,
  },
];

/** The day on which the newest of them was read. */
export const dataAsOf: string = sources
  .map(({ retrieved }) => retrieved)
  .sort()
  .at(-1)!;

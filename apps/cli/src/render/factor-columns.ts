import type { EmissionFactor } from "@green-place/core";
import { significant } from "./format-number.ts";
import type { RowColumn } from "./listing.ts";

/** How the emission factors of placements stand in a table. */
export const factorColumns: readonly RowColumn<EmissionFactor>[] = [
  { title: "provider", of: ({ provider }) => provider, dispensable: 2 },
  { title: "region", of: ({ region }) => region },
  { title: "type", of: ({ instanceType }) => instanceType },
  {
    title: "accelerators",
    of: ({ accelerator }) => (accelerator ? `${significant(accelerator.count)} × ${accelerator.id}` : ""),
    dispensable: 4,
  },
  {
    title: "operation g/h",
    of: ({ operationalGramsPerHour }) => significant(operationalGramsPerHour.value),
    align: "right",
  },
  {
    title: "90 % range",
    of: ({ operationalGramsPerHour: { low, high } }) => `${significant(low)} to ${significant(high)}`,
    dispensable: 3,
  },
  {
    title: "embodied g/h",
    of: ({ embodiedGramsPerHour }) => significant(embodiedGramsPerHour.value),
    align: "right",
    dispensable: 1,
  },
];

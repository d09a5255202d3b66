import type { HardwareCatalogueV1 } from "@green-place/contract";
import { tables } from "./generated/tables.ts";
import { acceleratorsIn, type HardwareTables } from "./hardware-tables.ts";

/** Accelerators and CPU platforms of the public clouds, a source on every number. Each call gives an independent catalogue. */
export function hardware(): HardwareCatalogueV1 {
  const read = JSON.parse(tables) as HardwareTables;
  const { dataAsOf, cpuPlatforms, sources } = read;
  const accelerators = acceleratorsIn(read);
  return {
    specVersion: 1,
    id: "green-place-hardware",
    dataAsOf,
    accelerators: () => accelerators,
    cpuPlatforms: () => cpuPlatforms,
    sources: () => sources,
  };
}

import { join } from "node:path";
import { writeCsv } from "@green-place/tools/csv";
import { instanceTypesTable, pricesTable } from "@green-place/tools/provider-layouts";
import { columnsOf } from "@green-place/tools/read-table";
import { cpuPlatformsOf } from "./cpu-platforms.ts";
import { hostVcpusByType } from "./host-vcpus.ts";
import { familyOf, type MachineType } from "./machine-type.ts";
import type { PriceRow } from "./price.ts";

/** Writes `instance-types.csv`, one row a type. */
export function writeInstanceTypes(folder: string, types: readonly MachineType[]): void {
  const hostVcpus = hostVcpusByType(types);
  const rows = types.map(({ id, vcpus, memoryGib, accelerator, source }) => ({
    id,
    family: familyOf(id),
    vcpus,
    memory_gib: memoryGib,
    cpu_platforms: cpuPlatformsOf(id).join(" "),
    host_vcpus: hostVcpus.get(id),
    accelerators: accelerator && `${accelerator.id}:${accelerator.count}`,
    source,
  }));
  writeCsv(join(folder, "instance-types.csv"), columnsOf(instanceTypesTable), rows);
}

/** Writes `prices.csv`, one row for each place that offers a type; without a known price the cells stay empty. */
export function writePrices(
  folder: string,
  types: readonly MachineType[],
  prices: readonly PriceRow[],
  offersAsOf: string,
): void {
  const known = new Map(prices.map((price) => [`${price.type} ${price.region}`, price]));
  const rows = types.flatMap((type) =>
    [...type.regions].sort().map((region) => {
      const price = known.get(`${type.id} ${region}`);
      return {
        instance_type: type.id,
        region,
        on_demand_usd_per_hour: price?.onDemand,
        on_demand_basis: price?.onDemand === undefined ? undefined : price.basis,
        spot_usd_per_hour: price?.spot,
        spot_basis: price?.spot === undefined ? undefined : price.basis,
        as_of: price?.asOf ?? offersAsOf,
        source: price?.source ?? type.source,
      };
    }),
  );
  writeCsv(join(folder, "prices.csv"), columnsOf(pricesTable), rows);
}

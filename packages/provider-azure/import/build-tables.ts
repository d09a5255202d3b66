import type { Refusals } from "@green-place/tools/refusals";
import { parseSizeName, seriesOf } from "../src/live/size-name.ts";
import type { AcceleratedSizes } from "./accelerated-sizes.ts";
import { hostVcpus } from "./host-vcpus.ts";
import type { Offer } from "./read-list-prices.ts";
import { siblingSize } from "./sibling-size.ts";
import type { Size } from "./size.ts";
import { type WindowsLicence, withoutWindowsLicences } from "./windows-licences.ts";

export type Cells = Readonly<Record<string, string | number | undefined>>;

export interface Inputs {
  readonly sizes: ReadonlyMap<string, Size>;
  readonly offers: readonly Offer[];
  /** ISO date of the price list. */
  readonly pricesAsOf: string;
  readonly accelerated: AcceleratedSizes;
  readonly cpuPlatformsOf: (series: string) => string;
  readonly windowsLicences: readonly WindowsLicence[];
}

/** Rows of the tables, sorted by key. Sizes that cannot be described are refused, with their prices. */
export function buildTables(
  inputs: Inputs,
  refusals: Refusals,
): { instanceTypes: Cells[]; localDisks: Cells[]; prices: Cells[] } {
  const sizes = describedSizes(inputs, refusals);
  const hosts = hostVcpus(sizes.values());
  const instanceTypes = [...sizes.values()].sort(by(({ id }) => id)).map((size): Cells => {
    const family = seriesOf(parseSizeName(size.id)!);
    return {
      id: size.id,
      family,
      vcpus: size.vcpus,
      memory_gib: size.memoryGib,
      cpu_platforms: inputs.cpuPlatformsOf(family),
      host_vcpus: hosts.get(size.id),
      accelerators: inputs.accelerated.acceleratorsOf(size.id),
      source: size.source,
    };
  });
  const localDisks = [...sizes.values()]
    .sort(by(({ id }) => id))
    .flatMap(({ id, localDiskGb, source }): Cells[] =>
      localDiskGb === undefined ? [] : [{ instance_type: id, gb: localDiskGb, medium: "ssd", source }],
    );
  const vcpusOf = (id: string): number | undefined => sizes.get(id)?.occupiedVcpus;
  const prices = withoutWindowsLicences(inputs.offers, vcpusOf, inputs.windowsLicences, refusals)
    .filter(({ size }) => sizes.has(size))
    .sort(by(({ size, region }) => `${size} ${region}`))
    .map(
      ({ size, region, usdPerHour, licenceOff }): Cells => ({
        instance_type: size,
        region,
        on_demand_usd_per_hour: usdPerHour,
        on_demand_basis: usdPerHour === undefined ? undefined : licenceOff ? "derived" : "list",
        spot_usd_per_hour: undefined,
        spot_basis: undefined,
        as_of: inputs.pricesAsOf,
        source: licenceOff ? "prices-less-licence" : "prices",
      }),
    );
  return { instanceTypes, localDisks, prices };
}

/** Every size of the lists whose vCPUs, memory and accelerators are certain. */
function describedSizes({ sizes, offers, accelerated }: Inputs, refusals: Refusals): Map<string, Size> {
  const described = new Map<string, Size>();
  for (const id of new Set([...sizes.keys(), ...offers.map(({ size }) => size)])) {
    const size = sizes.get(id) ?? siblingSize(id, sizes);
    if (!size) refusals.refuse("vCPUs and memory are not certain: in no size list, and no sibling tells", id);
    else if (accelerated.acceleratorsOf(id) === undefined)
      refusals.refuse("its accelerator is not known", id);
    else described.set(id, size);
  }
  return described;
}

function by<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}

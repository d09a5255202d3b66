import {
  GreenPlaceError,
  type InstanceType,
  type IntensitySourceV1,
  known,
  type ProviderV1,
} from "@green-place/contract";
import { estimate } from "@green-place/core";
import type { ProviderCheck, ProviderUnderTest } from "../provider-under-test.ts";

const LOADS = [0.05, 0.5, 1] as const;
/** Beyond what any server draws: chips at 1.3 times their peak, 25 W a vCPU, 2 W a GiB, and as much again for the rest. */
const WATTS_PER_VCPU = 25;
const WATTS_PER_GIB = 2;

/** The power that core computes from the provider's facts grows with the load and stays in the bounds of physics. */
export const power: ProviderCheck = {
  id: "power",
  title: "leads to power that is above 0, grows with the load and is bounded",
  faults: (tested) => oneOfEachMake(tested.provider).flatMap((type) => typeFaults(type, tested)),
};

/** Types with the same hardware per vCPU lead to the same curve: one of each will do. */
function oneOfEachMake(provider: ProviderV1): InstanceType[] {
  const makes = new Map<string, InstanceType>();
  for (const type of provider.instanceTypes()) {
    const chips = type.accelerators.map(({ id, count }) => `${id}:${count}`).join(" ");
    const make = `${type.family} ${chips} ${type.cpuPlatforms.join(" ")}`;
    if (type.regions.length > 0 && !makes.has(make)) makes.set(make, type);
  }
  return [...makes.values()];
}

function typeFaults(type: InstanceType, { provider, hardware }: ProviderUnderTest): string[] {
  const watts: number[] = [];
  for (const utilisation of LOADS) {
    try {
      const placement = { provider: provider.id, region: type.regions[0]!, instanceType: type.id };
      const intensity = flatIntensity;
      watts.push(
        estimate({ placement, hours: 1, utilisation, providers: [provider], hardware, intensity }).itWatts
          .value,
      );
    } catch (error) {
      // A chip whose power nobody has published is excluded from every ranking, and named: that is no fault.
      if (GreenPlaceError.isInstance(error) && error.code === "E_CANNOT_ESTIMATE") return [];
      return [`instance type "${type.id}": ${error instanceof Error ? error.message : String(error)}`];
    }
  }
  const shown = `${watts.map((value) => value.toPrecision(3)).join(", ")} W at ${LOADS.join(", ")} load`;
  if (!watts.every((value, index) => value > (watts[index - 1] ?? 0)))
    return [`instance type "${type.id}" draws ${shown}`];
  const most =
    2 *
    (1.3 * chipPeak(type, provider, hardware) + type.vcpus * WATTS_PER_VCPU + type.memoryGib * WATTS_PER_GIB);
  return watts.at(-1)! <= most
    ? []
    : [`instance type "${type.id}" draws ${shown}, more than ${most.toPrecision(3)} W`];
}

const chipPeak = (
  type: InstanceType,
  provider: ProviderV1,
  hardware: ProviderUnderTest["hardware"],
): number =>
  type.accelerators.reduce((sum, { id, count }) => {
    const chip = [...hardware.accelerators(), ...(provider.hardware?.() ?? [])].find((one) => one.id === id);
    return sum + (chip?.peakWatts?.high ?? Number.POSITIVE_INFINITY) * count;
  }, 0);

/** Any intensity will do: power does not depend on it. */
const flatIntensity: IntensitySourceV1 = {
  specVersion: 1,
  id: "flat",
  meta: { packageName: "@green-place/provider-testkit", version: "0", dataAsOf: "2025-12-31" },
  signal: { kind: "average", accounting: "location", boundary: "lifecycle" },
  newestYear: 2025,
  annual: ({ zones }) =>
    known({
      gramsPerKwh: { low: 100, value: 100, high: 100, unit: "g/kWh", source: "flat" },
      signal: flatIntensity.signal,
      zone: zones[0]!,
      year: 2025,
      estimated: false,
    }),
  sources: () => [
    {
      id: "flat",
      publisher: "green-place",
      title: "A flat grid, for checks that do not depend on the grid",
      url: "https://github.com/green-place/green-place",
      licence: "Apache-2.0",
      retrieved: "2025-12-31",
    },
  ],
};

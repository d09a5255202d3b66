import type { CpuPlatform, InstanceType, Quantity } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { assumedFactor } from "./assumed-factor.ts";
import type { HardwareIndex } from "./hardware-index.ts";

/**
 * Watts per vCPU of an instance type: of its CPU platform, spanning all of them when it may run on several,
 * or the named default when none of them is known.
 */
export function cpuFactors(
  type: InstanceType,
  hardware: HardwareIndex,
  assumptions: Assumptions,
): { cpuMinWatts: Factor; cpuMaxWatts: Factor } {
  const platforms = type.cpuPlatforms.flatMap((id) => hardware.cpuPlatforms.get(id) ?? []);
  if (platforms.length === 0) {
    return {
      cpuMinWatts: assumedFactor(assumptions, "cpu-min-watts-per-vcpu", { floor: 0 }),
      cpuMaxWatts: assumedFactor(assumptions, "cpu-max-watts-per-vcpu", { floor: 0 }),
    };
  }
  return {
    cpuMinWatts: spanning("min", platforms, (platform) => platform.minWattsPerVcpu),
    cpuMaxWatts: spanning("max", platforms, (platform) => platform.maxWattsPerVcpu),
  };
}

function spanning(
  end: string,
  platforms: readonly { readonly platform: CpuPlatform; readonly owner: string }[],
  of: (platform: CpuPlatform) => Quantity<"W">,
): Factor {
  const watts = platforms.map(({ platform }) => of(platform));
  return {
    id: `cpu:${platforms.map(({ platform }) => platform.id).join("+")}:${end}-watts`,
    low: Math.min(...watts.map(({ low }) => low)),
    value: watts.reduce((sum, { value }) => sum + value, 0) / watts.length,
    high: Math.max(...watts.map(({ high }) => high)),
    unit: "W",
    source: `${platforms[0]!.owner}/${watts[0]!.source}`,
    floor: 0,
  };
}

import type { CpuPlatform, InstanceType, Quantity, Ratio, Watts } from "@green-place/contract";
import { assumedFactor } from "../assumptions/assumed-factor.ts";
import type { Assumptions } from "../assumptions/assumption.ts";
import { cpuPower } from "../formulas/cpu-power.ts";
import type { Factor } from "../uncertainty/factor.ts";
import type { Component } from "./component.ts";
import type { HardwareIndex } from "./hardware-index.ts";
import { cpuLoadFactor } from "./load-factor.ts";

/**
 * The rented vCPUs, those that the job does not use included. While accelerators work, the host's CPUs load data and wait.
 *
 *   P = busy · (min + s(u) · (max − min)) + unused · min        W per vCPU by platform, s(u) = (1 + c) u / (1 + c u)
 *   made = (busy + unused) · kg of die and package per vCPU
 */
export const cpu: Component = {
  id: "cpu",
  describe({ machine }, { hardware, assumptions }) {
    if (!machine) return undefined;
    const { vcpus, instanceType } = machine;
    return {
      power: {
        name: "CPU",
        equation: () => `${vcpus.busy} vCPU · (min + s(u) · (max − min)) + ${vcpus.unused} unused · min`,
        factors: [
          ...platformFactors(instanceType, hardware, assumptions),
          cpuLoadFactor(machine, assumptions),
          assumedFactor(assumptions, "cpu-power-curvature", { floor: 0 }),
        ],
        of: (min, max, utilisation, curvature) =>
          cpuPower(vcpus, min as Watts, max as Watts, utilisation as Ratio, curvature as Ratio),
      },
      embodied: {
        name: "Embodied in the CPUs",
        equation: () => `${vcpus.busy + vcpus.unused} vCPU · kg per vCPU`,
        factors: [assumedFactor(assumptions, "cpu-embodied-kg-per-vcpu")],
        of: (kg) => (vcpus.busy + vcpus.unused) * kg,
      },
    };
  },
};

/**
 * Idle and full-load watts per vCPU of an instance type: of its CPU platform, spanning all of them when it may run on
 * several, or the named default when none of them is known.
 */
function platformFactors(
  type: InstanceType,
  hardware: HardwareIndex,
  assumptions: Assumptions,
): readonly [min: Factor, max: Factor] {
  const platforms = type.cpuPlatforms.flatMap((id) => hardware.cpuPlatforms.get(id) ?? []);
  if (platforms.length === 0) {
    return [
      assumedFactor(assumptions, "cpu-min-watts-per-vcpu", { floor: 0 }),
      assumedFactor(assumptions, "cpu-max-watts-per-vcpu", { floor: 0 }),
    ];
  }
  return [
    spanning("min", platforms, (platform) => platform.minWattsPerVcpu),
    spanning("max", platforms, (platform) => platform.maxWattsPerVcpu),
  ];
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

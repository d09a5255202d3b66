import { readFileSync } from "node:fs";
import type { Refusals } from "@green-place/tools/refusals";
import { chipOf, isAcceleratedFamily, trueCount } from "../src/live/accelerators.ts";
import { familyOf, type MachineType } from "./machine-type.ts";

interface UpstreamType {
  readonly name: string;
  readonly description?: string | null;
  readonly zones: readonly string[];
  readonly specs: {
    readonly guestCpus: number | null;
    readonly memoryMb: number | null;
    readonly accelerators: readonly { guestAcceleratorType: string; guestAcceleratorCount: number }[] | null;
  };
}

/** Machine types with specification and zones, from the Compute Engine listing in `file`; wrong rows are refused. */
export function readMachineTypes(
  file: string,
  regions: ReadonlySet<string>,
  refusals: Refusals,
): Map<string, MachineType> {
  const types = new Map<string, MachineType>();
  for (const row of JSON.parse(readFileSync(file, "utf8")) as readonly UpstreamType[]) {
    const { guestCpus, memoryMb } = row.specs;
    if (types.has(row.name)) refusals.refuse("machine type listed twice", row.name);
    else if (!(Number(guestCpus) > 0) || !(Number(memoryMb) > 0)) {
      refusals.refuse("machine type without vCPUs or memory", row.name);
    } else {
      const accelerator = acceleratorOf(row, refusals);
      if (accelerator === "refused") continue;
      types.set(row.name, {
        id: row.name,
        vcpus: Number(guestCpus),
        memoryGib: Number((Number(memoryMb) / 1024).toFixed(3)),
        ...(accelerator && { accelerator }),
        regions: regionsOf(row, regions, refusals),
        source: "flexera-machine-types",
      });
    }
  }
  return types;
}

function acceleratorOf(row: UpstreamType, refusals: Refusals): MachineType["accelerator"] | "refused" {
  const [listed, ...others] = row.specs.accelerators ?? [];
  if (!listed) {
    if (!isAcceleratedFamily(familyOf(row.name))) return undefined;
    refusals.refuse("accelerated machine type without accelerators", row.name);
    return "refused";
  }
  const id = chipOf(listed.guestAcceleratorType);
  if (id === undefined || others.length > 0 || !(listed.guestAcceleratorCount > 0)) {
    refusals.refuse("accelerator not known", `${row.name}: ${listed.guestAcceleratorType}`);
    return "refused";
  }
  return { id, count: trueCount(listed.guestAcceleratorCount, row.description ?? "") };
}

function regionsOf(row: UpstreamType, regions: ReadonlySet<string>, refusals: Refusals): Set<string> {
  const found = new Set<string>();
  for (const zone of row.zones) {
    const region = zone.slice(0, zone.lastIndexOf("-"));
    if (regions.has(region)) found.add(region);
    else refusals.refuse("zone outside the regions of regions.csv", `${row.name} in ${zone}`);
  }
  return found;
}

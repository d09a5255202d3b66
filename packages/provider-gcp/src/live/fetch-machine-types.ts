import type { protos } from "@google-cloud/compute";
import type { ComputeClients } from "./compute-clients.ts";

export type ComputeMachineType = protos.google.cloud.compute.v1.IMachineType;
export type ComputeAcceleratorType = protos.google.cloud.compute.v1.IAcceleratorType;

/** What each zone offers, and which zones did not answer. */
export interface ByZone<T> {
  readonly offered: ReadonlyMap<string, readonly T[]>;
  readonly unreachable: readonly string[];
}

interface ZoneAnswer {
  readonly warning?: { readonly code?: string | null } | null;
}

/** Machine types of all zones (`compute.machineTypes.list`). A zone that is down does not fail the others. */
export const fetchMachineTypes = (
  clients: ComputeClients,
  project: string,
): Promise<ByZone<ComputeMachineType>> =>
  byZone(
    clients.machineTypes.aggregatedListAsync(
      { project, returnPartialSuccess: true },
      { autoPaginate: false },
    ),
    ({ machineTypes }) => machineTypes ?? [],
  );

/** Accelerators that can be attached, of all zones (`compute.acceleratorTypes.list`). */
export const fetchAcceleratorTypes = (
  clients: ComputeClients,
  project: string,
): Promise<ByZone<ComputeAcceleratorType>> =>
  byZone(
    clients.acceleratorTypes.aggregatedListAsync(
      { project, returnPartialSuccess: true },
      { autoPaginate: false },
    ),
    ({ acceleratorTypes }) => acceleratorTypes ?? [],
  );

async function byZone<A extends ZoneAnswer, T>(
  pages: AsyncIterable<[string, A]>,
  itemsOf: (answer: A) => readonly T[],
): Promise<ByZone<T>> {
  const offered = new Map<string, readonly T[]>();
  const unreachable = new Set<string>();
  for await (const [scope, answer] of pages) {
    const zone = scope.replace(/^zones\//, "");
    if (answer.warning?.code === "UNREACHABLE") unreachable.add(zone);
    offered.set(zone, [...(offered.get(zone) ?? []), ...itemsOf(answer)]);
  }
  return { offered, unreachable: [...unreachable] };
}

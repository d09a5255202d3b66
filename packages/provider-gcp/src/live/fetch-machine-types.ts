import type { protos } from "@google-cloud/compute";
import { RequestFailure } from "@green-place/request";
import type { ComputeClients } from "./compute-clients.ts";
import { listedName } from "./listed-name.ts";

type MachineTypeAnswer = protos.google.cloud.compute.v1.IMachineType;
type AcceleratorTypeAnswer = protos.google.cloud.compute.v1.IAcceleratorType;

/** What is used of a machine type, of which Google lists one for each of some hundred zones. */
export type ComputeMachineType = Pick<
  MachineTypeAnswer,
  "name" | "guestCpus" | "memoryMb" | "description" | "deprecated" | "accelerators"
>;
export type ComputeAcceleratorType = Pick<AcceleratorTypeAnswer, "name" | "maximumCardsPerInstance">;

const MOST_ROWS = 200_000;
const MOST_ZONES = 2_000;

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
    machineType(),
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
    ({ name, maximumCardsPerInstance }) => ({
      name: listedName(name),
      maximumCardsPerInstance: maximumCardsPerInstance ?? null,
    }),
  );

/** A type is described alike in each zone, so all of them share one description; one that differs is kept apart. */
function machineType(): (type: MachineTypeAnswer) => ComputeMachineType {
  const seen = new Map<string, ComputeMachineType>();
  return (type) => {
    const { guestCpus, memoryMb, description, deprecated, accelerators } = type;
    const name = listedName(type.name);
    const kept: ComputeMachineType = {
      name,
      guestCpus: guestCpus ?? null,
      memoryMb: memoryMb ?? null,
      description: description?.slice(0, 200) ?? null,
      deprecated: deprecated?.state ? { state: deprecated.state } : null,
      accelerators: (accelerators ?? [])
        .slice(0, 20)
        .map(({ guestAcceleratorType, guestAcceleratorCount }) => ({
          guestAcceleratorType: guestAcceleratorType ?? null,
          guestAcceleratorCount: guestAcceleratorCount ?? null,
        })),
    };
    const text = JSON.stringify(kept);
    const same = seen.get(text);
    if (same) return same;
    seen.set(text, kept);
    return kept;
  };
}

async function byZone<A extends ZoneAnswer, I, T>(
  pages: AsyncIterable<[string, A]>,
  itemsOf: (answer: A) => readonly I[],
  kept: (item: I) => T,
): Promise<ByZone<T>> {
  const offered = new Map<string, T[]>();
  let rows = 0;
  const unreachable = new Set<string>();
  for await (const [scope, answer] of pages) {
    const zone = listedName(scope.replace(/^zones\//, ""));
    if (answer.warning?.code === "UNREACHABLE") unreachable.add(zone);
    const ofZone = offered.get(zone) ?? [];
    for (const item of itemsOf(answer)) ofZone.push(kept(item));
    rows += itemsOf(answer).length;
    offered.set(zone, ofZone);
    if (rows > MOST_ROWS || offered.size > MOST_ZONES)
      throw new RequestFailure(
        "too-large",
        `the list has more than ${MOST_ROWS} rows or ${MOST_ZONES} zones`,
      );
  }
  return { offered, unreachable: [...unreachable] };
}

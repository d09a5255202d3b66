import { type InstanceType, measure } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import type { MissingFact } from "../components/component.ts";
import type { HardwareIndex } from "../components/hardware-index.ts";
import type { ItemParts, MachineParts } from "../components/item-parts.ts";
import type { Factor } from "../uncertainty/factor.ts";
import { isServing, type Job } from "../workload/job.ts";
import { describeItem } from "./describe-item.ts";
import type { Machine } from "./item.ts";

/** What a machine is described from. */
export interface MachineRequest {
  readonly job: Job;
  readonly provider: string;
  readonly instanceType: InstanceType;
  readonly instanceCount: number;
  /** Running time on this machine. */
  readonly hours: number;
  /** Doubt about `hours`, as a ratio around 1, when they were computed. */
  readonly duration?: Factor;
  readonly warnings: readonly string[];
  /** What comes with the machine. */
  readonly storage?: Pick<ItemParts, "blockStorage" | "objectStorage" | "transfer">;
}

/** A machine, or why it cannot be described. */
export type DescribedMachine =
  | { readonly ok: true; readonly machine: Machine }
  | { readonly ok: false; readonly reason: MissingFact };

/** Gathers everything that an estimate needs to know about an instance type doing a job. */
export function describeMachine(
  request: MachineRequest,
  hardware: HardwareIndex,
  assumptions: Assumptions,
): DescribedMachine {
  const { provider, instanceType, instanceCount, duration, warnings, storage } = request;
  const parts = machineParts(request, hardware);
  if (typeof parts === "string") return { ok: false, reason: parts };
  const time = { hours: measure(request.hours, "h"), ...(duration && { duration }) };
  const described = describeItem({ machine: parts, ...storage }, time, { hardware, assumptions });
  if (!described.ok) return described;
  const { chips, vcpus, accelerator, joinedChips } = parts;
  const unjoined = joinedChips > 0 && !instanceType.interconnect;
  return {
    ok: true,
    machine: {
      ...described.item,
      provider,
      instanceType,
      instanceCount,
      ...(accelerator && { accelerator: accelerator.accelerator }),
      ...(chips && { chips }),
      vcpus,
      joinedChips,
      warnings: unjoined ? [...warnings, unjoinedWarning(instanceType, instanceCount)] : warnings,
    },
  };
}

const unjoinedWarning = ({ id }: InstanceType, count: number): string =>
  `No interconnect is known of ${id}: ${count} of them would do one run over the ordinary network, and take longer than the hours given. If each serves requests by itself, say that the workload is inference.`;

/** What a machine consists of, or why nobody can say: equations know one kind of accelerator a machine. */
export function machineParts(
  {
    job,
    provider,
    instanceType: type,
    instanceCount,
  }: Pick<MachineRequest, "job" | "provider" | "instanceType" | "instanceCount">,
  hardware: HardwareIndex,
): MachineParts | MissingFact {
  if (type.accelerators.length > 1) return "several-accelerator-kinds";
  const held = type.accelerators[0];
  const accelerator = held && hardware.accelerators.get(held.id);
  if (held && !accelerator) return "accelerator-unknown";
  const rented = type.vcpus * instanceCount;
  const busyVcpus = held ? rented : Math.min(rented, job.vcpus ?? rented);
  const total = held && held.count * instanceCount;
  const busy = total && Math.min(job.acceleratorCount, total);
  return {
    provider,
    instanceType: type,
    instanceCount,
    job,
    ...(accelerator && { accelerator }),
    ...(total !== undefined && busy !== undefined && { chips: { busy, unused: total - busy } }),
    vcpus: { busy: busyVcpus, unused: rented - busyVcpus },
    memory: measure(type.memoryGib * instanceCount, "GiB"),
    joinedChips: total !== undefined && instanceCount > 1 && !isServing(job.workload) ? total : 0,
  };
}

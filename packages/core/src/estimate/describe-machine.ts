import type { Accelerator, InstanceType } from "@green-place/contract";
import { exactly, measure } from "@green-place/contract";
import type { Assumptions } from "../assumptions/assumption.ts";
import { type Factor, factor } from "../uncertainty/factor.ts";
import type { Job } from "../workload/job.ts";
import { assumedFactor } from "./assumed-factor.ts";
import { cpuFactors } from "./cpu-factors.ts";
import type { HardwareIndex } from "./hardware-index.ts";
import type { Machine, MachineFactors, MachineShape } from "./machine.ts";

/** Accelerators of a node that a cluster network is built for; smaller machines talk over the ordinary one. */
const NODE_ACCELERATORS = 8;

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
}

/** A machine, or the fact that is missing to describe one: `power-unknown` or `accelerator-unknown`. */
export type DescribedMachine =
  | { readonly ok: true; readonly machine: Machine }
  | { readonly ok: false; readonly reason: "power-unknown" | "accelerator-unknown" };

/** Gathers everything that an estimate needs to know about an instance type doing a job. */
export function describeMachine(
  request: MachineRequest,
  hardware: HardwareIndex,
  assumptions: Assumptions,
): DescribedMachine {
  const { job, instanceType: type, instanceCount } = request;
  const held = type.accelerators[0];
  const chip = held && hardware.accelerators.get(held.id);
  if (held && !chip) return { ok: false, reason: "accelerator-unknown" };
  const accelerated = chip && acceleratedFactors(chip, job, assumptions);
  if (chip && !accelerated) return { ok: false, reason: "power-unknown" };

  const rented = type.vcpus * instanceCount;
  const busyVcpus = held ? rented : Math.min(rented, job.vcpus ?? rented);
  const joinedNodes = held && held.count >= NODE_ACCELERATORS && instanceCount > 1 ? instanceCount : 0;
  const chips = held && {
    busy: Math.min(job.acceleratorCount, held.count * instanceCount),
    total: held.count * instanceCount,
  };
  const shape: MachineShape = {
    ...(chips && { chips: { busy: chips.busy, unused: chips.total - chips.busy } }),
    vcpus: { busy: busyVcpus, unused: rented - busyVcpus },
    memory: measure(type.memoryGib * instanceCount, "GiB"),
    joinedNodes,
    hours: measure(request.hours, "h"),
  };
  const factors: MachineFactors = {
    ...accelerated,
    ...cpuFactors(type, hardware, assumptions),
    cpuUtilisation: cpuUtilisation(job, held !== undefined, assumptions),
    memoryWattsPerGib: assumedFactor(assumptions, "memory-watts-per-gib", { floor: 0 }),
    restRatio: assumedFactor(assumptions, held ? "rest-ratio-accelerated" : "rest-ratio-plain", { floor: 0 }),
    ...(joinedNodes > 0 && {
      networkWatts: assumedFactor(assumptions, "network-watts-per-node", { floor: 0 }),
    }),
    hostKg: assumedFactor(assumptions, held ? "host-embodied-kg-accelerated" : "host-embodied-kg-plain"),
    hostVcpus: hostVcpus(request.provider, type, assumptions),
    lifetimeHours: assumedFactor(assumptions, "lifetime-hours"),
    lifetimeUtilisation: assumedFactor(assumptions, "lifetime-utilisation", { ceiling: 1 }),
    ...(request.duration && { duration: request.duration }),
  };
  return {
    ok: true,
    machine: {
      provider: request.provider,
      instanceType: type,
      instanceCount,
      ...(chip && { accelerator: chip.accelerator }),
      shape,
      factors,
      warnings: request.warnings,
    },
  };
}

function acceleratedFactors(
  { accelerator, owner }: { readonly accelerator: Accelerator; readonly owner: string },
  job: Job,
  assumptions: Assumptions,
): Pick<Required<MachineFactors>, "peakWatts" | "idleWatts" | "load" | "acceleratorKg"> | undefined {
  const { id, peakWatts, idleWatts, embodiedKg } = accelerator;
  if (!peakWatts || !idleWatts) return undefined;
  return {
    peakWatts: factor(`accelerator:${id}:peak-watts`, peakWatts, owner, { floor: 0 }),
    idleWatts: factor(`accelerator:${id}:idle-watts`, idleWatts, owner, { floor: 0 }),
    load: load(job, `load-${job.workload}`, assumptions),
    acceleratorKg: embodiedKg
      ? factor(`accelerator:${id}:embodied-kg`, embodiedKg, owner, { floor: 0 })
      : assumedFactor(assumptions, "accelerator-embodied-kg", { of: id }),
  };
}

/** A host is never smaller than the instance it carries. */
function hostVcpus(provider: string, type: InstanceType, assumptions: Assumptions): Factor {
  const subject = `${provider}:${type.id}`;
  if (type.hostVcpus !== undefined) {
    return factor(
      `host:${subject}:vcpus`,
      exactly("hostVcpus", type.hostVcpus, "vCPU", type.source),
      provider,
    );
  }
  const assumed = assumedFactor(assumptions, "host-vcpus", { of: subject });
  const atLeast = (value: number): number => Math.max(value, type.vcpus);
  return {
    ...assumed,
    low: atLeast(assumed.low),
    value: atLeast(assumed.value),
    high: atLeast(assumed.high),
  };
}

function cpuUtilisation(job: Job, accelerated: boolean, assumptions: Assumptions): Factor {
  return accelerated
    ? assumedFactor(assumptions, "host-cpu-utilisation", { floor: 0, ceiling: 1 })
    : load(job, "cpu-utilisation", assumptions);
}

function load(job: Job, assumed: string, assumptions: Assumptions): Factor {
  return job.utilisation === undefined
    ? assumedFactor(assumptions, assumed, { floor: 0, ceiling: 1 })
    : factor("given:utilisation", exactly("utilisation", job.utilisation, "1", "user"), "core");
}

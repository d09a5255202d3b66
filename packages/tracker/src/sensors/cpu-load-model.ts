import { exactly, type Lookup, type Quantity, quantity } from "@green-place/contract";
import { assumedQuantity } from "@green-place/core";
import type { Allocation } from "../attribution/allocation.ts";
import type { Channel, CpuLoadModel } from "../meter/channel.ts";
import { scaled } from "../meter/range-arithmetic.ts";

/** W per vCPU idle and at full load, of the microarchitecture of an instance type. */
export interface VcpuWatts {
  readonly min: Quantity<"W">;
  readonly max: Quantity<"W">;
}

/** What is known of the CPU besides its load. */
export interface CpuFacts {
  /** Watts of the whole CPU as the user states them. */
  readonly statedWatts?: number;
  /** TDP of one package, by the name that the machine reports. */
  readonly tdp?: Lookup<Quantity<"W">> | null;
  readonly vcpu?: VcpuWatts | null;
}

/** W at full load of a thread of a CPU of which nothing is known: core's named default. */
export const assumedWattsPerThread: Quantity<"W"> = assumedQuantity("cpu-watts-per-thread", "W");

/**
 * The model of the CPUs where no sensor measures them, best first: watts stated by the user; in a virtual machine the W per vCPU of its
 * platform (the guest sees a part of the package's threads, so TDP is of no use); the package's TDP; 4 W a thread.
 */
export function cpuLoadChannel(
  allocation: Pick<Allocation, "hostThreads" | "sockets" | "virtual">,
  facts: CpuFacts,
  codecarbon: boolean,
): Channel {
  const { hostThreads } = allocation;
  const channel = (
    model: CpuLoadModel,
    how: Channel["how"],
    error: number,
    flags: readonly string[],
  ): Channel => ({
    id: "cpu-load",
    part: "cpu",
    sensor: "cpu-load",
    how,
    metering: { kind: "cpu-load", model },
    error: { below: error, above: error },
    flags,
  });
  const byTdp = (tdpWatts: Quantity<"W">): CpuLoadModel => ({
    curve: codecarbon ? "codecarbon" : "tdp",
    tdpWatts,
    hostThreads,
  });
  if (facts.statedWatts !== undefined) {
    const stated = exactly("CPU power", facts.statedWatts, "W", "user");
    return channel(byTdp(stated), "modelled", 0.4, ["stated-watts"]);
  }
  // Against RAPL at 106 loads of five machines a linear model has no bias, and an error of 42 % at each load.
  if (facts.vcpu && allocation.virtual) {
    return channel(
      { curve: "vcpu", minWatts: facts.vcpu.min, maxWatts: facts.vcpu.max },
      "modelled",
      0.4,
      [],
    );
  }
  if (facts.tdp?.ok && !allocation.virtual) {
    const { data } = facts.tdp;
    const all = quantity("TDP of all sockets", scaled(data, allocation.sockets), "W", data.source);
    return channel(byTdp(all), "modelled", 0.45, []);
  }
  const assumed = quantity(
    "CPU power",
    scaled(assumedWattsPerThread, hostThreads),
    "W",
    assumedWattsPerThread.source,
  );
  return channel(byTdp(assumed), "assumed", 0, [allocation.virtual ? "cpu-hidden-by-vm" : "cpu-unknown"]);
}

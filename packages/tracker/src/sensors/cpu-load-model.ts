import { exactly, type Lookup, type Quantity, quantity } from "@green-place/contract";
import type { Allocation } from "../attribution/allocation.ts";
import type { Channel, CpuLoadModel } from "../meter/channel.ts";

/** W per vCPU idle and at full load, of the microarchitecture of an instance type. */
export interface VcpuWatts {
  readonly min: Quantity<"W">;
  readonly max: Quantity<"W">;
}

/** What may be known of the CPU besides its load. */
export interface CpuFacts {
  /** Watts of the whole CPU as the user states them. */
  readonly statedWatts?: number;
  /** TDP of one package, by the name that the machine reports. */
  readonly tdp?: Lookup<Quantity<"W">> | null;
  readonly vcpu?: VcpuWatts | null;
}

/**
 * Nothing known of the CPU: 4 W a thread, as CodeCarbon assumes too
 * (https://docs.codecarbon.io, "methodology"); rented server CPUs lie between 1 and 8 W.
 */
export const assumedWattsPerThread: { readonly low: number; readonly value: number; readonly high: number } =
  {
    low: 1,
    value: 4,
    high: 8,
  };

/**
 * How the power of the CPUs is modelled where no sensor shows it, best first: what the user states; in a virtual machine the
 * W per vCPU of its platform (a package's TDP says nothing there: the guest sees a part of its threads); the package's TDP; 4 W a thread.
 */
export function cpuLoadChannel(allocation: Allocation, facts: CpuFacts, codecarbon: boolean): Channel {
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
  // Against RAPL at 106 loads of five machines a linear law is right on the whole and 42 % off at each point.
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
    const all = quantity(
      "TDP of all sockets",
      {
        low: data.low * allocation.sockets,
        value: data.value * allocation.sockets,
        high: data.high * allocation.sockets,
      },
      "W",
      data.source,
    );
    return channel(byTdp(all), "modelled", 0.45, []);
  }
  const { low, value, high } = assumedWattsPerThread;
  const guess = quantity(
    "CPU power",
    { low: low * hostThreads, value: value * hostThreads, high: high * hostThreads },
    "W",
    "assumed",
  );
  return channel(byTdp(guess), "assumed", 0, [allocation.virtual ? "cpu-hidden-by-vm" : "cpu-unknown"]);
}

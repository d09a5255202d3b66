import type { InstanceType } from "@green-place/contract";

/** What is looked at of a type. */
export type SizeFacts = Pick<InstanceType, "id" | "family" | "vcpus" | "memoryGib" | "hostVcpus">;

/** Which of a list's types is wrong in what. */
export interface SizeFault {
  /** Of the type in the list, from 0. */
  readonly index: number;
  /** What is wrong. */
  readonly fact: "vcpus" | "memoryGib" | "hostVcpus";
  /** Why, without the type's name: `32768 GiB for 8 vCPUs is 4100 a vCPU, above 128: is it in MB or bytes?` */
  readonly says: string;
}

/** GiB a vCPU. AWS's t3.nano has 0.25, Azure's M128-32ms (96 vCPUs switched off) 122: either in MB or in TB is outside, and all between. */
const LEAST_GIB_PER_VCPU = 0.2;
const MOST_GIB_PER_VCPU = 128;

/** Twice the biggest host that is rented, GCP's x4 with 1,920: a number of another column, such as memory, is soon above. */
const MOST_VCPUS = 4096;

/**
 * How many times a type's memory a vCPU may be off that of every other of its series. From one burstable size to the next it halves
 * (t3.micro, t3.nano), AWS's m1.small has 0.46 of m1.medium's; a digit that slipped makes it ten.
 */
const MOST_TIMES_OFF_SERIES = 2.2;
/** Two or three types make no series: which is the wrong one? */
const FEWEST_IN_SERIES = 4;

/** Sizes that no machine has: memory in MB or bytes, or far from its series; more vCPUs than its host. Empty if all is well. */
export function implausibleSizes(types: readonly SizeFacts[]): readonly SizeFault[] {
  // What is not above 0 has no memory a vCPU; that it may not be so is the contract's to say.
  const sized = types.filter(({ vcpus, memoryGib }) => vcpus > 0 && memoryGib > 0);
  const series = new Map<string, SizeFacts[]>();
  for (const type of sized) series.set(seriesOf(type), [...(series.get(seriesOf(type)) ?? []), type]);
  return sized.flatMap((type): SizeFault[] => {
    const { vcpus, hostVcpus } = type;
    const fault = (fact: SizeFault["fact"], says: string | undefined): SizeFault[] =>
      says === undefined ? [] : [{ index: types.indexOf(type), fact, says }];
    const beyond = (count = 0): string | undefined =>
      count > MOST_VCPUS ? `${count} is above ${MOST_VCPUS}, beyond any machine` : undefined;
    const lessThanOwn =
      hostVcpus !== undefined && hostVcpus < vcpus
        ? `${hostVcpus} is less than the type's own ${vcpus} vCPUs`
        : undefined;
    return [
      ...fault("vcpus", beyond(vcpus)),
      ...fault("memoryGib", memoryFault(type, series.get(seriesOf(type))!)),
      ...fault("hostVcpus", lessThanOwn ?? beyond(hostVcpus)),
    ];
  });
}

const gibPerVcpu = ({ memoryGib, vcpus }: SizeFacts): number => memoryGib / vcpus;

function memoryFault(type: SizeFacts, series: readonly SizeFacts[]): string | undefined {
  const own = gibPerVcpu(type);
  const shown = `${type.memoryGib} GiB for ${type.vcpus} vCPUs is ${Number(own.toPrecision(3))} a vCPU`;
  if (own < LEAST_GIB_PER_VCPU) return `${shown}, below ${LEAST_GIB_PER_VCPU}: is it in TB?`;
  if (own > MOST_GIB_PER_VCPU) return `${shown}, above ${MOST_GIB_PER_VCPU}: is it in MB or bytes?`;
  if (series.length < FEWEST_IN_SERIES) return undefined;
  const others = series.filter((other) => other !== type).map(gibPerVcpu);
  const timesOff = Math.min(...others.map((other) => Math.max(own / other, other / own)));
  return timesOff > MOST_TIMES_OFF_SERIES
    ? `${shown}, ${Number(timesOff.toPrecision(3))} times off the nearest other of its series`
    : undefined;
}

/** A family, and in it what the names without their numbers and sizes say: `highcpu` and `highmem` of GCP's n1 are two series. */
const seriesOf = ({ id, family }: SizeFacts): string =>
  [
    family,
    ...id.split(/[-_.]/).filter((word) => !/\d|^(x?large|medium|small|micro|nano|metal)$/.test(word)),
  ].join(" ");

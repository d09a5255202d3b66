import type { Assumption } from "./assumption.ts";

/** Embodied carbon of machines, and over how long it is shared out. */
export const embodiedAssumptions: readonly Assumption[] = [
  {
    id: "host-embodied-kg-accelerated",
    low: 1500,
    value: 2500,
    high: 3500,
    unit: "kg",
    source: "bloom-2022",
    why: "An accelerator host without its accelerators, as used for BLOOM.",
  },
  {
    id: "host-embodied-kg-plain",
    low: 1000,
    value: 1150,
    high: 1700,
    unit: "kg",
    source: "ccf",
    why: "A plain two-socket server: manufacturers' product carbon footprints lie between 1,000 and 1,300 kg.",
  },
  {
    id: "accelerator-embodied-kg",
    low: 100,
    value: 200,
    high: 500,
    unit: "kg",
    source: "scope3",
    why: "An accelerator of which nobody has published it: the span of methods over boards from T4 to H100.",
  },
  {
    id: "host-vcpus",
    low: 64,
    value: 96,
    high: 192,
    unit: "vCPU",
    source: "ccf",
    why: "vCPUs of the whole host where the provider does not state it.",
  },
  {
    id: "lifetime-hours",
    low: 35064,
    value: 35064,
    high: 52596,
    unit: "h",
    source: "ccf",
    why: "Four years of service; large clouds now state up to six.",
  },
  {
    id: "lifetime-utilisation",
    low: 0.7,
    value: 0.85,
    high: 0.95,
    unit: "1",
    source: "bloom-2022",
    why: "Share of its life in which a machine is rented at all.",
  },
];

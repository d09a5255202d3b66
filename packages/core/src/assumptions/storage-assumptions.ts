import type { Assumption } from "./assumption.ts";

/**
 * Stored and sent data. Published figures differ by an order of magnitude and more, for what they count differs (drives or
 * whole racks, consumer or enterprise parts, backbone or access networks) and the years do: the ranges span them.
 */
export const storageAssumptions: readonly Assumption[] = [
  {
    id: "storage-watts-per-tb-ssd",
    low: 0.4,
    value: 1.2,
    high: 4,
    unit: "W/TB",
    source: "ccf",
    why: "Solid-state drives, one copy: Cloud Carbon Footprint's 1.2 W/TB is of drives alone; today's larger ones draw a third of it, the servers around them as much again and more.",
  },
  {
    id: "storage-watts-per-tb-hdd",
    low: 0.25,
    value: 0.65,
    high: 2.5,
    unit: "W/TB",
    source: "ccf",
    why: "Hard disks, one copy: Cloud Carbon Footprint's 0.65 W/TB is of drives of 10 TB alone; those of 20 TB and more draw half, the servers around them as much again and more.",
  },
  {
    id: "storage-embodied-kg-per-tb-ssd",
    low: 2.6,
    value: 55,
    high: 160,
    unit: "kg/TB",
    source: "tannu-2023",
    why: "Solid-state drives, one copy: 160 in 94 life-cycle assessments of consumer drives, 55 by Boavizta's method, under 2.6 by makers of enterprise drives of 15 TB.",
  },
  {
    id: "storage-embodied-kg-per-tb-hdd",
    low: 1.3,
    value: 2,
    high: 20,
    unit: "kg/TB",
    source: "tannu-2023",
    why: "Hard disks, one copy: about 30 kg a drive whatever it holds, so 1.3 for 20 TB, 2 for 15 TB and 20 in life-cycle assessments of small consumer drives.",
  },
  {
    id: "block-storage-replication",
    low: 1.5,
    value: 2,
    high: 3,
    unit: "1",
    source: "ccf",
    why: "Copies that a cloud keeps of a volume: Cloud Carbon Footprint counts 2 for Elastic Block Store and for zonal disks.",
  },
  {
    id: "object-storage-replication",
    low: 1.3,
    value: 3,
    high: 4,
    unit: "1",
    source: "ccf",
    why: "Copies that a cloud keeps of an object: Cloud Carbon Footprint counts 3 for S3; erasure coding needs 1.3, a second region doubles it.",
  },
  {
    id: "transfer-kwh-per-gb",
    low: 0.001,
    value: 0.002,
    high: 0.059,
    unit: "kWh/GB",
    source: "aslan-2018",
    why: "Internet transmission: 0.06 in 2015 and half as much every two years is 0.002 by 2025; within a cloud 0.001 (Cloud Carbon Footprint), with access networks 0.059 (Sustainable Web Design model 4).",
  },
];

import { z } from "zod";
import { head } from "./provenance-schema.ts";
import { range } from "./range-schema.ts";

/** Energy by part of the machine, kWh; null where nothing measured or modelled a part. */
export const parts: z.ZodType = z.object({
  total: range,
  cpu: range.nullable(),
  gpu: range.nullable(),
  ram: range.nullable(),
  auxiliary: range.nullable(),
});

const component = z.object({
  name: z.enum(["cpu", "gpu", "ram", "auxiliary"]),
  energyKwh: range,
  meanWatts: z.number(),
  how: z.enum(["measured", "modelled", "assumed"]),
  sensor: z.string(),
  flags: z.array(z.string()),
});

const place = z.object({
  zone: z.string().nullable(),
  how: z.enum(["given", "config", "cloud-metadata", "assumed"]),
  provider: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
});

const attribution = z.object({
  cpuTimeFrom: z.string().nullable(),
  processCpuS: z.number().nullable(),
  unattributedKwh: range.nullable(),
  threads: z.int(),
  limits: z.array(z.string()),
  rank: z.unknown(),
});

const machine = z.object({
  host: z.string().nullable(),
  os: z.string().nullable(),
  cpuModel: z.string().nullable(),
  gpus: z.array(z.string()),
  memoryGib: z.number().nullable(),
});

const intensity = range.extend({
  unit: z.literal("g/kWh"),
  year: z.int().nullable(),
  hourly: z.boolean(),
  source: z.string(),
});

const selfOverhead = z.object({
  cpuS: z.number().nullable(),
  cpuShare: z.number().nullable(),
  energyKwh: z.number().nullable(),
  rssMib: z.number().nullable(),
  startMs: z.number().nullable(),
});

const utilisation = z.object({
  cpu: z.number().nullable(),
  gpu: z.number().nullable(),
  memory: z.number().nullable(),
  memoryGib: z.number().nullable(),
});

/** What `track --json` writes and `replay --format json` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  runId: z.string(),
  project: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  durationS: z.number().nonnegative(),
  mode: z.enum(["machine", "process"]),
  exitCode: z.int().nullable(),
  recovered: z.boolean(),
  energyKwh: parts,
  facilityEnergyKwh: range,
  carbonKg: range,
  operationalKg: range,
  embodiedKg: range.nullable(),
  waterLitres: range.nullable(),
  components: z.array(component),
  place,
  intensity,
  pue: range,
  attribution,
  tasks: z.array(
    z.object({
      name: z.string(),
      startS: z.number(),
      durationS: z.number(),
      energyKwh: range,
      carbonKg: range,
    }),
  ),
  selfOverhead,
  utilisation,
  whatIf: z.array(z.object({ id: z.string(), carbonKg: range, savingPercent: z.number() })),
  machine,
  warnings: z.array(z.string()),
});

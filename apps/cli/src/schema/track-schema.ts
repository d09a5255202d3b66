import { tied } from "@green-place/provider-data/schema";
import type { MergeableReport, TrackReport } from "@green-place/tracker";
import { z } from "zod";
import { head } from "./document.ts";
import { shapeYears } from "./level-schema.ts";
import { assumptions, sources, warnings } from "./provenance-schema.ts";
import { amount, amountOf } from "./range-schema.ts";

const orUnknown = (what: string) => amount.nullable().describe(`${what}; null: not known`);
const numberOrUnknown = (what: string) =>
  z.number().nonnegative().nullable().describe(`${what}; null: not known`);
const textOrUnknown = (what: string) => z.string().nullable().describe(`${what}; null: not known`);

/** Energy by part of the machine. */
export const parts = z
  .object({
    total: amount.describe("Energy of all parts, kWh"),
    cpu: orUnknown("Energy of the CPUs, kWh"),
    gpu: orUnknown("Energy of the GPUs, kWh"),
    ram: orUnknown("Energy of the memory, kWh"),
    auxiliary: orUnknown("Energy of fans, network and power supply, kWh"),
  })
  .describe(
    "Energy of the machine, without the building; a part is null where something of it is neither measured nor modelled",
  );

export const durationS = z.number().nonnegative().describe("Running time, seconds");
export const carbonKg = amount.describe("Carbon, operational, and embodied where that is known, kg CO2e");
export const operationalKg = amount.describe("Carbon of the energy, kg CO2e");
export const embodiedKg = orUnknown("Share of the embodied carbon of the machine, kg CO2e");
export const waterLitres = orUnknown("Water used on site and in making the electricity, litres");

const component = z.object({
  name: z.enum(["cpu", "gpu", "ram", "auxiliary"]).describe("Which part of the machine"),
  energyKwh: amount.describe("Energy, kWh"),
  meanWatts: z.number().nonnegative().describe("Mean power, W"),
  how: z.enum(["measured", "modelled", "assumed"]).describe("How it was found"),
  sensor: z.string().describe("What it was read from, or the model"),
  flags: z.array(z.string()).describe("What went wrong or is special, such as failed-read or gap:12s"),
});

const leftOut = z.object({
  part: z.enum(["cpu", "gpu", "ram"]).describe("Which part of the machine"),
  device: z.string().describe("Name of the device, or of the sensor that should read it"),
  count: z
    .int()
    .positive()
    .nullable()
    .describe("How many; null: it cannot be told whether the machine has one"),
  why: z.string().describe("Why its power is not known"),
});

const place = z
  .object({
    zone: textOrUnknown("Grid zone"),
    how: z.enum(["given", "config", "cloud-metadata", "assumed"]).describe("How the place was found"),
    provider: textOrUnknown("Id of the provider"),
    region: textOrUnknown("Id of the region"),
    country: textOrUnknown("ISO 3166-1 alpha-3 code of the country"),
  })
  .describe("Where it ran");

const attribution = z
  .object({
    cpuTimeFrom: z
      .string()
      .nullable()
      .describe("How CPU time of the processes was found; null in machine mode"),
    processCpuS: numberOrUnknown("CPU time of the processes, seconds"),
    unattributedKwh: amount
      .nullable()
      .describe("Energy that the CPU sensors saw and that is not counted, kWh; null in machine mode"),
    threads: z.number().nonnegative().describe("Number of hardware threads"),
    limits: z.array(z.string()).describe("Limits that a container or a job manager sets"),
    rank: z
      .object({
        local: z.int().nonnegative().describe("Rank on this machine, from 0"),
        global: z.int().nonnegative().nullable().describe("Rank in the whole job, from 0; null: not known"),
        launcher: z
          .enum(["torchrun", "slurm", "open-mpi", "mpich", "mvapich"])
          .describe("What started the processes"),
        job: textOrUnknown("Id of the job, the same for all its processes"),
      })
      .nullable()
      .describe("Place of the process among those of one job; null outside one"),
  })
  .describe("What of the machine was counted");

const machine = z
  .object({
    host: textOrUnknown("Name of the machine"),
    os: textOrUnknown("Operating system"),
    cpuModel: textOrUnknown("CPU model"),
    gpus: z.array(z.string()).describe("GPU models"),
    memoryGib: numberOrUnknown("Memory, GiB"),
  })
  .describe("The machine");

const intensity = amount
  .extend({
    unit: z.literal("g/kWh").describe("Unit of low, value and high"),
    year: z.int().nullable().describe("Year of the figure, which is the level; null: not known"),
    hourly: z.boolean().describe("Whether it changes with the hour"),
    shapeYears: shapeYears
      .nullable()
      .describe(
        "Years of the hours that give the shape of the day; null: it does not change with the hour, or not known",
      ),
    source: z.string().describe("Where it comes from"),
  })
  .describe("Grid intensity, mean over the energy used, g CO2e per kWh");

const selfOverhead = z
  .object({
    cpuS: numberOrUnknown("CPU time of the tracker, seconds"),
    cpuShare: numberOrUnknown("That over the running time, share of one CPU"),
    energyKwh: numberOrUnknown("Energy of the tracker, kWh"),
    rssMib: numberOrUnknown("Memory of the tracker, MiB"),
    startMs: numberOrUnknown("Time until the command was started, milliseconds"),
  })
  .describe("What tracking itself cost");

const utilisation = z
  .object({
    cpu: numberOrUnknown("Busy share of the CPUs, 0 to 1"),
    gpu: numberOrUnknown("Busy share, mean over the GPUs, 0 to 1"),
    memory: numberOrUnknown("Memory in use over the machine's, 0 to 1"),
    memoryGib: numberOrUnknown("Mean memory in use, GiB"),
  })
  .describe("Mean load of the machine or the container over the run");

const task = z.object({
  name: z.string().describe("Name of the task"),
  startS: z.number().nonnegative().describe("When it started, seconds after the run did"),
  durationS,
  energyKwh: amount.describe("Energy, kWh"),
  carbonKg: amount.describe("Carbon of the energy, kg CO2e"),
});

const whatIf = z.object({
  id: z.string().describe("Where else, such as aws:eu-north-1 (Stockholm)"),
  carbonKg: amount.describe("Carbon of the same energy there, kg CO2e"),
  savingPercent: z.number().describe("Carbon saved, %; below 0: it would be more"),
});

/** What `track --json` writes and `replay --format json` prints. */
export const schema = tied<TrackReport>()(
  z.object({
    ...head,
    runId: z.string().describe("Id of the run"),
    project: z.string().describe("Label that --project gave"),
    startedAt: z.iso.datetime().describe("When it started, UTC"),
    endedAt: z.iso.datetime().describe("When it ended, UTC"),
    durationS,
    mode: z.enum(["machine", "process"]).describe("All that the machine drew, or the command's share"),
    exitCode: z.int().nullable().describe("Exit code of the command; null: not known"),
    recovered: z
      .boolean()
      .describe("Whether the tracker was cut off and this is put together from its journal"),
    energyKwh: parts,
    facilityEnergyKwh: amount.describe("Energy at the building's meter, PUE included, kWh"),
    carbonKg,
    operationalKg,
    embodiedKg,
    waterLitres,
    leftOut: z
      .array(leftOut)
      .describe("What energy, carbon and water leave out, because its power is not known; its part is null"),
    components: z.array(component).describe("One entry a sensor or model"),
    place,
    intensity,
    pue: amountOf(1).describe("Power usage effectiveness of the building, a ratio of at least 1"),
    attribution,
    tasks: z.array(task).describe("Parts of the run that the program named"),
    selfOverhead,
    utilisation,
    whatIf: z.array(whatIf).describe("The same energy somewhere else"),
    machine,
    warnings,
    assumptions,
    sources,
  }),
);

/** What `merge` reads of a report: each field as it is published. */
export const mergeableReport = tied<MergeableReport & Pick<TrackReport, "schemaVersion">>()(
  schema.pick({
    schemaVersion: true,
    runId: true,
    mode: true,
    durationS: true,
    energyKwh: true,
    carbonKg: true,
    operationalKg: true,
    embodiedKg: true,
    waterLitres: true,
    components: true,
    intensity: true,
    leftOut: true,
    machine: true,
  }),
);

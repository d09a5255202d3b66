import type { EmbodiedMachine, Factor } from "@green-place/core";
import { tied } from "@green-place/provider-data/schema";
import { z } from "zod";
import type { Rank } from "../attribution/rank.ts";
import type { PlaceRequest, ResolvedPlace } from "../place/place.ts";
import type { PlaceQuery } from "../place/place-query.ts";
import type { OutputPlan, RunSettings } from "../report/run-settings.ts";
import type { Accelerators } from "../sensors/accelerators.ts";
import { above0, figure, quantityOf, source, text, texts, wholeNumber } from "./figures.ts";

const years = z.array(z.int().min(1900).max(2200)).max(300);

const placeRequest = tied<PlaceRequest>()(
  z.object({
    zone: text.exactOptional(),
    country: text.exactOptional(),
    provider: text.exactOptional(),
    region: text.exactOptional(),
    instanceType: text.exactOptional(),
  }),
);

const place = tied<ResolvedPlace>()(
  z.object({
    request: placeRequest,
    how: z.enum(["given", "config", "cloud-metadata", "assumed"]),
    zone: text.nullable(),
    gramsPerKwh: quantityOf("g/kWh", figure),
    year: z.int().min(1900).max(2200).nullable(),
    shapeYears: years.exactOptional(),
    pue: quantityOf("1", above0.min(1)),
    wue: quantityOf("L/kWh", figure).nullable(),
    ewif: quantityOf("L/kWh", figure).exactOptional(),
    countryName: text.nullable(),
    countryCode: text.nullable(),
    coordinates: z
      .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
      .exactOptional(),
    warnings: texts,
  }),
);

const ends = z
  .object({ low: figure, high: figure })
  .refine(({ low, high }) => low <= high, "is the wrong way round");

const factor = tied<Factor>()(
  z
    .object({
      id: text,
      low: figure,
      value: figure,
      high: figure,
      unit: text,
      source: text,
      floor: figure.exactOptional(),
      ceiling: figure.exactOptional(),
      conflict: z.object({ own: ends, other: ends, source: text }).exactOptional(),
    })
    .refine(({ low, value, high }) => low <= value && value <= high, "does not hold low <= value <= high"),
);

const embodied = tied<EmbodiedMachine>()(
  z.object({
    madeKg: quantityOf("kg", figure),
    lifetimeHours: quantityOf("h", above0),
    lifetimeUtilisation: quantityOf("1", above0.max(1)),
    sources: texts.exactOptional(),
    assumptions: texts.exactOptional(),
  }),
);

/** What the place is looked up from. */
export const placeQuery: z.ZodType<PlaceQuery> = tied<PlaceQuery>()(
  z.object({
    given: placeRequest.optional(),
    config: placeRequest.optional(),
    gramsPerKwh: figure.optional(),
    pue: above0.min(1).optional(),
    wue: figure.optional(),
    embodied: embodied.nullable(),
    countsMachine: z.boolean(),
    cpu: z
      .object({ hostThreads: figure, sockets: figure, virtual: z.boolean(), cpuModel: text.nullable() })
      .nullable(),
    codecarbon: z.boolean(),
  }),
);

const rank = tied<Rank>()(
  z.object({
    local: wholeNumber,
    global: wholeNumber.nullable(),
    launcher: z.enum(["torchrun", "slurm", "open-mpi", "mpich", "mvapich"]),
    job: text.nullable(),
  }),
);

const outputs = tied<OutputPlan>()(
  z.object({
    csv: text.nullable(),
    format: z.enum(["green-place", "codecarbon"]),
    json: text.nullable(),
    prometheus: text.nullable(),
    otlp: text.nullable(),
  }),
);

const accelerators = tied<Accelerators>()(
  z.object({ vendor: text.nullable(), device: text, count: wholeNumber }),
);

const settings = z.object({
  place,
  auxiliaryRatio: factor.nullable(),
  sources: z.record(text, source),
  embodied: embodied.nullable(),
  limits: texts,
  rank: rank.nullable(),
  host: text.nullable(),
  os: text.nullable(),
  cpuModel: text.nullable(),
  cpuThreads: figure,
  memoryGib: figure.nullable(),
  accelerators: z.array(accelerators).nullable(),
  startMs: figure.nullable(),
  warnings: texts,
  outputs,
  experimentId: text.nullable(),
});

/** What a run knows at its start: everything but its place, which is looked up while it goes on. */
export type FirstSettings = Omit<RunSettings, "place"> & Partial<Pick<RunSettings, "place">>;

export const firstSettings: z.ZodType<FirstSettings> = tied<FirstSettings>()(
  settings.extend({ place: place.exactOptional() }),
);

/** Settings that came later. */
export const laterSettings: z.ZodType<Partial<RunSettings>> = z.object(
  Object.fromEntries(
    Object.entries(tied<RunSettings>()(settings).shape).map(([name, schema]) => [
      name,
      schema.exactOptional(),
    ]),
  ),
) as unknown as z.ZodType<Partial<RunSettings>>;

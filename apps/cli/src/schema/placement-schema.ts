import { z } from "zod";
import { range } from "./range-schema.ts";

/** The fields by which results name a placement and its machine. */
export const provider = z.string().describe("Id of the provider, such as aws");
export const region = z.string().describe("Id of the region, such as eu-west-3");
export const instanceType = z.string().describe("Name of the instance type, such as p4d.24xlarge");
export const country = z.string().length(2).describe("ISO 3166-1 alpha-2 code of the country");
export const zone = z.string().describe("Grid zone by its Electricity Maps id, such as FR or US-CAL-CISO");

export const heldAccelerator = z.object({
  id: z.string().describe("Id of the accelerator, as gpus lists it"),
  count: z
    .number()
    .positive()
    .describe("Number of accelerators on one instance; a fraction is a share of one card"),
});

export const accelerator = heldAccelerator.nullable().describe("Null: it has none");

/** Grid intensity at a place, with what it was looked up by. */
export const intensity = range
  .extend({
    zone: zone.describe("Grid zone, or country, that the intensity is of"),
    year: z.int().describe("Year of the figure"),
  })
  .describe("Grid intensity, g CO2e per kWh");

export const pue = range.describe("Power usage effectiveness of the building, a ratio of at least 1");

/** The footprint of a placement; the same words in every result. */
export const footprint = {
  energyKwh: range.describe("Energy at the building's meter, PUE included, kWh"),
  carbonKg: range.describe("Carbon, operational, and embodied where that is counted, kg CO2e"),
  operationalKg: range.describe("Carbon of the energy, kg CO2e"),
  embodiedKg: range
    .nullable()
    .describe(
      "Share of the embodied carbon of the machines and drives, kg CO2e; null: left out, or not known",
    ),
  waterLitres: range.describe("Water used on site and in making the electricity, litres"),
};

import type { Quantity, QuantityMethod } from "@green-place/contract";
import { z } from "zod";
import type { RangeRow } from "../provider-document-v1.ts";
import { maybe } from "../schema/maybe.ts";
import { tied } from "../schema/tied.ts";
import { identifier } from "./safe-text.ts";

const above0 = (most: number): z.ZodNumber => z.number().positive().max(most);
const atLeast0 = (most: number): z.ZodNumber => z.number().nonnegative().max(most);

const inOrder = ({ low, value, high }: { low: number; value: number; high: number }): boolean =>
  low <= value && value <= high;
const orderFault = "does not hold low <= value <= high";

const methods = [
  "datasheet",
  "measured",
  "disclosed",
  "reported",
  "modelled",
] as const satisfies readonly QuantityMethod[];

const numbers = (number: z.ZodNumber) => ({
  low: number,
  value: number,
  high: number,
  year: maybe(z.number().int().min(1900).max(2200)).describe("Year that the number describes."),
  method: maybe(z.enum(methods)).describe("How its source came by the number."),
});

/** A range as people write it: the unit is in the name of the field, the source may be left to the row. */
export const range = (number: z.ZodNumber): z.ZodType<RangeRow> =>
  tied<RangeRow>()(
    z.strictObject({ ...numbers(number), source: maybe(identifier) }).refine(inOrder, orderFault),
  );

/** A quantity as a provider's methods answer it. */
export const quantityOf = <U extends string>(unit: U, number: z.ZodNumber): z.ZodType<Quantity<U>> =>
  // The unit is a parameter, so all but the unit is tied.
  tied<Quantity<"unit">>()(
    z
      .object({ ...numbers(number), unit: z.literal(unit as string as "unit"), source: identifier })
      .refine(inOrder, orderFault),
  ) as unknown as z.ZodType<Quantity<U>>;

type Bound =
  | "pue"
  | "wue"
  | "share"
  | "watts"
  | "gib"
  | "gb"
  | "gbPerS"
  | "tflops"
  | "kg"
  | "vcpus"
  | "count"
  | "usdPerHour"
  | "latitude"
  | "longitude";

/** Bounds beyond which no building, chip or price list goes; they catch a wrong unit, not a surprising fact. */
export const bounds: Readonly<Record<Bound, z.ZodNumber>> = {
  pue: z.number().min(1).max(3),
  wue: atLeast0(50),
  share: z.number().min(0).max(1),
  watts: above0(100_000),
  gib: above0(1_000_000),
  gb: atLeast0(1_000_000),
  gbPerS: above0(1_000_000),
  tflops: above0(1_000_000),
  kg: above0(1_000_000),
  vcpus: above0(100_000),
  count: above0(100_000),
  usdPerHour: above0(100_000),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
};

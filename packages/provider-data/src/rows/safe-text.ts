import { isPrintable } from "@green-place/core";
import { z } from "zod";

/** Words for people. Nothing in it can move a cursor, reverse a line or hide: it may be printed anywhere. */
export const words: z.ZodString = z
  .string()
  .min(1)
  .max(500)
  .refine(isPrintable, "holds a control or invisible character") as unknown as z.ZodString;

/** The id of a thing: letters, digits, `.`, `_`, `-`; so it needs no quotes in a shell, a CSV or a placement `a:b:c`. */
export const identifier: z.ZodString = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "is not an id: letters, digits, dots, dashes and underscores");

/** A provider's id: it stands in placements (`acme:eu-1:g1`), in configurations and in results. */
export const providerId: z.ZodString = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, "is not a provider id: lower case letters, digits and dashes");

/** Accelerators and their aliases are lower case, as users type them. */
export const lowerCaseIdentifier: z.ZodString = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "is not an id in lower case");

/** A calendar day that exists: `2026-11-23`. */
export const isoDate: z.ZodISODate = z.iso.date("is not a date such as 2026-11-23");

export const webAddress: z.ZodString = z
  .string()
  .max(1000)
  .regex(/^https?:\/\/[\x21-\x7e]+$/, "is not a web address");

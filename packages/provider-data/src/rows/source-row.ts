import type { Source } from "@green-place/contract";
import { z } from "zod";
import { tied } from "../schema/tied.ts";
import { identifier, isoDate, webAddress, words } from "./safe-text.ts";

/** A source, in every table and answer. */
export const sourceRow: z.ZodType<Source> = tied<Source>()(
  z
    .strictObject({
      id: identifier,
      publisher: words,
      title: words,
      url: webAddress,
      licence: words,
      retrieved: isoDate.describe("Day on which the source was read, such as 2026-11-23."),
    })
    .describe("Where facts come from. Every fact names one of these."),
);

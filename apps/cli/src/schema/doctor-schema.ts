import { z } from "zod";
import { head } from "./provenance-schema.ts";

const found = { subject: z.string(), found: z.string() };

/** What `doctor --format json` prints. Version 1 only ever gains fields. */
export const schema: z.ZodType = z.object({
  ...head,
  findings: z.array(
    z.union([
      z.object({ status: z.literal("ok"), ...found }),
      z.object({ status: z.enum(["warn", "fail"]), ...found, next: z.string() }),
    ]),
  ),
});

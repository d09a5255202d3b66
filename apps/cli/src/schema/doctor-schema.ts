import { z } from "zod";
import { type Inferred, listOf } from "./document.ts";

const looked = {
  subject: z.string().describe("What was looked at"),
  found: z.string().describe("What was found"),
};

const row = z.union([
  z.object({ status: z.literal("ok").describe("Nothing to do"), ...looked }),
  z.object({
    status: z.enum(["warn", "fail"]).describe("warn: something is left out; fail: something does not work"),
    ...looked,
    next: z.string().describe("What to do about it"),
  }),
]);

/** What one check found. `next` says what to do about anything that is not ok. */
export type DoctorFinding = Inferred<typeof row>;

/** What `doctor --format json` prints. */
export const schema = listOf(row, "One entry a finding");

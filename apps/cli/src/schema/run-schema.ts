import { z } from "zod";
import { head, type Inferred } from "./document.ts";
import { zone } from "./placement-schema.ts";
import { warnings } from "./provenance-schema.ts";
import { met, plan, slot } from "./when-schema.ts";

/** What `run --dry-run` prints. */
export const schema = z.object({
  ...head,
  command: z.array(z.string()).min(1).describe("The command and its arguments"),
  zone,
  start: slot.start.describe("When the command would start, UTC"),
  end: slot.end.describe("When it would end, UTC"),
  ...met,
  ...plan,
  warnings,
});

/** The plan of a run that was not carried out. */
export type RunDocument = Inferred<typeof schema>;

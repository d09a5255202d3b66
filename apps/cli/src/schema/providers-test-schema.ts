import { tied } from "@green-place/provider-data/schema";
import type { ConformanceResult } from "@green-place/provider-testkit";
import { z } from "zod";
import { listOf } from "./document.ts";

const row = tied<ConformanceResult>()(
  z.object({
    check: z.string().describe("Id of the check"),
    title: z.string().describe("What a provider that passes does"),
    faults: z.array(z.string()).describe("What is wrong, a sentence each; empty: passed"),
  }),
);

/** What `providers test --format json` prints. */
export const schema = listOf(row, "One entry a check");

import type { ProviderV1 } from "@green-place/contract";
import { z } from "zod";
import { acceleratorAnswer } from "../rows/accelerator-row.ts";
import { instanceTypeAnswer } from "../rows/instance-type-row.ts";
import { priceAnswer } from "../rows/price-row.ts";
import { regionAnswer } from "../rows/region-row.ts";
import { isoDate, providerId, words } from "../rows/safe-text.ts";
import { sourceRow } from "../rows/source-row.ts";
import { issueSentence } from "../schema/issue-sentence.ts";

const MOST_FAULTS = 20;

const method = z.custom<() => unknown>((value) => typeof value === "function", "is not a method");

const providerObject = z.object({
  specVersion: z.literal(1),
  id: providerId,
  name: words,
  meta: z.object({ packageName: words, version: words, dataAsOf: isoDate }),
  supports: z.object({ prices: z.boolean(), spot: z.boolean(), water: z.boolean(), hardware: z.boolean() }),
  regions: method,
  instanceTypes: method,
  sources: method,
  price: method.optional(),
  hardware: method.optional(),
});

/**
 * What is wrong with what a provider answers, against version 1 of the contract: sentences `where: what`, at most 20.
 * Calls each listing method once; a method that throws is a fault. Prices are checked by `priceFaults`, one at a time.
 */
export function answerFaults(value: unknown): string[] {
  const object = providerObject.safeParse(value);
  if (!object.success) return object.error.issues.map((issue) => issueSentence(issue, []));
  const provider = value as ProviderV1;
  return [
    ...listFaults("regions()", () => provider.regions(), regionAnswer),
    ...listFaults("instanceTypes()", () => provider.instanceTypes(), instanceTypeAnswer),
    ...listFaults("sources()", () => provider.sources(), sourceRow),
    ...(provider.hardware ? listFaults("hardware()", () => provider.hardware?.(), acceleratorAnswer) : []),
  ].slice(0, MOST_FAULTS);
}

function listFaults(name: string, call: () => unknown, row: z.ZodType): string[] {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    return [`${name} throws: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (!Array.isArray(answer)) return [`${name} does not answer a list`];
  const faults: string[] = [];
  for (const [index, item] of answer.entries()) {
    const result = row.safeParse(item);
    if (!result.success)
      faults.push(...result.error.issues.map((issue) => issueSentence(issue, [name, index])));
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults;
}

const lookup = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), data: priceAnswer }),
  z.object({
    ok: z.literal(false),
    code: z.string().regex(/^[a-z][a-z0-9-]*$/, "is not a code"),
    query: z.string(),
    suggestions: z.array(z.string()),
  }),
]);

/** What is wrong with one answer of `price()`; none if it is a price or a proper miss. */
export function priceFaults(answer: unknown): string[] {
  const result = lookup.safeParse(answer);
  return result.success ? [] : result.error.issues.map((issue) => issueSentence(issue, ["price()"]));
}

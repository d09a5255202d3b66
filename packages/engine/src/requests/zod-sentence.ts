import { nearestNames } from "@green-place/core";
import type { z } from "zod";

/**
 * The first thing that a schema found wrong, as one sentence and what to do about it.
 * `keys` are the names allowed where an unknown one was found.
 */
export function zodSentence(
  issue: z.core.$ZodIssue,
  keys: readonly string[],
): { readonly sentence: string; readonly hint: string } {
  const where = issue.path.length === 0 ? "" : `"${issue.path.join(".")}": `;
  if (issue.code === "unrecognized_keys") {
    const [key] = issue.keys;
    const near = nearestNames(key!, keys);
    return {
      sentence: `${where}there is no key "${key}".`,
      hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known keys are ${keys.join(", ")}.`,
    };
  }
  const expected = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return { sentence: `${where}${expected}.`, hint: "Correct that value." };
}

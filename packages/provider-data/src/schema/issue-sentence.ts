import type { z } from "zod";
import { quoted } from "./quoted.ts";

/** The name of a field that anybody may have written. */
const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 57)}...` : name);

/** `regions[3].pue.value: Too small: expected number to be >=1` */
export function issueSentence(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): string {
  const where = [...prefix, ...issue.path]
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${shortened(String(part))}`))
    .join("")
    .replace(/^\./, "");
  const what =
    issue.code === "unrecognized_keys"
      ? `there is no field ${issue.keys.slice(0, 3).map(quoted).join(", ")}`
      : issue.message;
  return where === "" ? what : `${where}: ${what}`;
}

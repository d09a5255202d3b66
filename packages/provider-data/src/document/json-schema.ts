import { z } from "zod";
import { providerDocument } from "./provider-document.ts";

/** The JSON Schema (draft 2020-12) of `provider.json`, made from the schema that validates it. */
export function providerJsonSchema(): Record<string, unknown> {
  return { title: "green-place provider", ...z.toJSONSchema(providerDocument, { io: "input" }) };
}

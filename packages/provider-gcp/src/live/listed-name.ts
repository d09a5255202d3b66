import { RequestFailure } from "@green-place/request";

/** The name of a region, zone, machine or accelerator as Google writes them: it stands in tables and in lines to read. Throws for anything else. */
export function listedName(text: string | null | undefined): string {
  if (typeof text === "string" && /^[a-z0-9][a-z0-9-]{0,79}$/.test(text)) return text;
  throw new RequestFailure("unreadable", "the answer names what can't be a zone or a machine");
}

import { printableJson } from "@green-place/core";
import type { DocumentHead, FieldsOf } from "../schema/document.ts";
import { version } from "../version.ts";

/** JSON for people and programs: two spaces, a line feed at the end, and nothing that a terminal obeys. */
export const asJson = (value: unknown): string => `${printableJson(value, 2)}\n`;

export const documentHead: DocumentHead = { schemaVersion: 1, tool: { name: "green-place", version } };

/** A result as JSON, with the head that every document has. */
export const asDocument = <T extends DocumentHead>(fields: FieldsOf<T>): string =>
  asJson({ ...documentHead, ...fields });

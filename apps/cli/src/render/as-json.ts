import type { DocumentHead, FieldsOf } from "../schema/document.ts";
import { version } from "../version.ts";

/** JSON for people and programs: two spaces, a line feed at the end. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const documentHead: DocumentHead = { schemaVersion: 1, tool: { name: "green-place", version } };

/** A result as JSON, with the head that every document has. */
export const asDocument = <T extends DocumentHead>(fields: FieldsOf<T>): string =>
  asJson({ ...documentHead, ...fields });

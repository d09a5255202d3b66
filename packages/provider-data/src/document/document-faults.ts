import type { ProviderDocumentV1 } from "../provider-document-v1.ts";
import { issueSentence } from "../schema/issue-sentence.ts";
import { shapeFault } from "./bounded-json.ts";
import { documentOutline, documentTables } from "./provider-document.ts";
import { referenceFaults } from "./reference-faults.ts";

/** A report is for reading: after so many faults nobody is helped by more. */
const MOST_FAULTS = 20;

/** What is wrong with a would-be provider document: sentences `where: what`, at most 20; none if it is one. */
export function documentFaults(value: unknown): string[] {
  const shape = shapeFault(value);
  if (shape !== undefined) return [shape];
  const outline = documentOutline.safeParse(value);
  if (!outline.success)
    return outline.error.issues.slice(0, MOST_FAULTS).map((issue) => issueSentence(issue, []));
  const document = value as ProviderDocumentV1;
  const faults: string[] = [];
  for (const [table, [schema]] of Object.entries(documentTables)) {
    const rows: readonly unknown[] = document[table as keyof typeof documentTables] ?? [];
    for (const [index, row] of rows.entries()) {
      const result = schema.safeParse(row);
      if (!result.success)
        faults.push(...result.error.issues.map((issue) => issueSentence(issue, [table, index])));
      if (faults.length >= MOST_FAULTS) return faults.slice(0, MOST_FAULTS);
    }
  }
  return faults.length > 0 ? faults : referenceFaults(document).slice(0, MOST_FAULTS);
}

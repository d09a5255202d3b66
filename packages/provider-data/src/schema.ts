/** What ties a schema to the type that it describes, and what a schema found wrong in words. Loads no zod but that of who calls it. */
export { issueSentence } from "./schema/issue-sentence.ts";
export { tied } from "./schema/tied.ts";

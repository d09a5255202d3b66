/** What ties a schema to the type it describes. Loads zod. */
export { tied } from "./schema/tied.ts";

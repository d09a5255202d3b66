/** What ties a schema to the type that it describes. Loads zod. */
export { tied } from "./schema/tied.ts";

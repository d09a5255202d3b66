/** Schemas that cannot drift from the types they describe. */
export { tied } from "./schema/tied.ts";

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Tables apart from documents and rows: who reads tables must not load zod. */
export default defineConfig({
  ...library,
  entry: ["src/document.ts", "src/plausible.ts", "src/rows.ts", "src/schema.ts", "src/tables.ts"],
});

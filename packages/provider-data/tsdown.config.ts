import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Tables and documents apart: who reads tables must not load zod. */
export default defineConfig({ ...library, entry: ["src/document.ts", "src/tables.ts"] });

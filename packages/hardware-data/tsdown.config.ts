import { defineConfig } from "tsdown";
import { builtIn, library } from "../../tsdown.base.ts";

export default defineConfig({
  ...library,
  ...builtIn([/^@green-place\/core$/, /^fastest-levenshtein$/]),
  entry: ["src/index.ts", "src/cpu-models.ts"],
});

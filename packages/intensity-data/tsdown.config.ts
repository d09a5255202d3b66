import { defineConfig } from "tsdown";
import { builtIn, library } from "../../tsdown.base.ts";

/** `hourly` reads files of `data/`, so it is an entry of its own and for Node. */
export default defineConfig({
  ...library,
  ...builtIn([/^@green-place\/core$/, /^fastest-levenshtein$/], "index", /intensity-data\/src\/index\.ts$/),
  platform: "node",
  entry: ["src/index.ts", "src/hourly.ts", "src/live.ts"],
});

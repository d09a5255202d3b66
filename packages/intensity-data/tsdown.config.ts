import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/**
 * `hourly` reads files of `data/`, so it is an entry of its own and for Node. The few functions of core that it uses are built in:
 * who asks for a zone's intensity need not read the whole of core.
 */
export default defineConfig({
  ...library,
  platform: "node",
  entry: ["src/index.ts", "src/hourly.ts", "src/live.ts"],
  inputOptions: { resolve: { conditionNames: ["@green-place/source", "import", "default"] } },
  deps: { alwaysBundle: ["@green-place/core", "fastest-levenshtein"] },
});

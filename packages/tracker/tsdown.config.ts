import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Files, processes and the clock: for Node. `replace-file` apart, for who replaces a file and measures nothing. */
export default defineConfig({
  ...library,
  platform: "node",
  entry: { index: "src/index.ts", "replace-file": "src/system/replace-file.ts" },
});

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Files, processes and the clock: for Node. `replace-file` and `user-folders` apart, for who measures nothing. */
export default defineConfig({
  ...library,
  platform: "node",
  entry: {
    index: "src/index.ts",
    "replace-file": "src/system/replace-file.ts",
    "user-folders": "src/system/user-folders.ts",
  },
});

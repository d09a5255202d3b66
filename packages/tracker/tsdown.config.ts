import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Files, processes and the clock: for Node. What concerns files and folders stands apart, for who measures nothing. */
export default defineConfig({
  ...library,
  platform: "node",
  entry: {
    index: "src/index.ts",
    "bounded-file": "src/system/bounded-file.ts",
    "file-owner": "src/system/file-owner.ts",
    "given-text": "src/system/given-text.ts",
    "process-lock": "src/system/process-lock.ts",
    "replace-file": "src/system/replace-file.ts",
    "user-folders": "src/system/user-folders.ts",
  },
});

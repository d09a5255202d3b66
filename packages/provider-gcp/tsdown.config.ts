import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** The reader of the tables is built in, so that the package needs the contract and nothing else of ours. */
export default defineConfig({
  ...library,
  entry: { index: "src/index.ts", accelerated: "src/accelerated.ts", live: "src/live/index.ts" },
  deps: { alwaysBundle: ["@green-place/provider-data"] },
});

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** `hourly` reads files of `data/`, so it is an entry of its own and for Node. */
export default defineConfig({
  ...library,
  platform: "node",
  entry: ["src/index.ts", "src/hourly.ts", "src/live.ts"],
});

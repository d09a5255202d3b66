import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

export default defineConfig({
  ...library,
  entry: { index: "src/index.ts", accelerated: "src/accelerated.ts", live: "src/live/index.ts" },
});

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** An entry a subject, so that who asks for one does not load the libraries of another. */
export default defineConfig({
  ...library,
  platform: "node",
  entry: [
    "src/index.ts",
    "src/plugins.ts",
    "src/refresh.ts",
    "src/requests.ts",
    "src/timing.ts",
    "src/tracking.ts",
    "src/workload-file.ts",
  ],
});

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

export default defineConfig({ ...library, entry: ["src/index.ts", "src/data-provider.ts", "src/live.ts"] });

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** Files, processes and the clock: for Node. */
export default defineConfig({ ...library, platform: "node" });

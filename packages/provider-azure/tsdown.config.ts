import { defineConfig } from "tsdown";
import { cloud } from "../../tsdown.base.ts";

export default defineConfig(cloud);

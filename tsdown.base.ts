import type { UserConfig } from "tsdown";

/** One build for every library: ESM with declarations, nothing bundled in. */
export const library: UserConfig = {
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  fixedExtension: true,
  target: "es2023",
  dts: true,
  clean: true,
  hash: false,
};

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

/**
 * One build for every cloud. The reader of the tables is built in, so that the package needs the contract and nothing else of ours,
 * and a job on accelerators opens one file of it.
 */
export const cloud: UserConfig = {
  ...library,
  entry: { index: "src/index.ts", accelerated: "src/accelerated.ts", live: "src/live/index.ts" },
  deps: { alwaysBundle: ["@green-place/provider-data"] },
  inputOptions: { preserveEntrySignatures: "allow-extension" },
  outputOptions: {
    codeSplitting: {
      groups: [
        { name: "accelerated", test: /(accelerated|accelerated-tables|provider-data.*)(?<!\.d)\.m?[jt]s$/ },
      ],
    },
  },
};

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** The main entry is one file with all that the others share, so that a start opens one and not five. */
export default defineConfig({
  ...library,
  entry: ["src/index.ts", "src/data-provider.ts", "src/live.ts"],
  outputOptions: {
    codeSplitting: {
      groups: [
        {
          name: "core",
          test: /core.src.(?!data-provider|live|provider-document|errors.invalid-provider|contract.(provider-document|document|data|read)).*(?<!\.d)\.ts$/,
        },
      ],
    },
  },
});

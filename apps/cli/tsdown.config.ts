import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";

/** What the main command runs; all that these import is taken along. */
const mainCommand =
  /rolldown.runtime|src\/(main|commands\/recommend|render\/as-json|render\/recommendation-text)\.ts$/;

/** Commander asks for it in order to start commands that are programs of their own. There are none, and it takes a tenth of the start. */
const withoutChildProcess = {
  name: "commander-without-child-process",
  transform: {
    filter: { id: /commander\/lib\/command\.js$/ },
    handler(code: string): string {
      const without = code.replace("require('node:child_process')", "undefined");
      if (without === code) throw new Error("commander no longer asks for node:child_process in this way");
      return without;
    },
  },
};

/**
 * What the main command loads is one file, the engine and the small libraries included: finding and opening forty takes longer than
 * running them. Data packages stay packages, each under its own licence.
 */
export default defineConfig({
  ...library,
  entry: ["src/index.ts", "src/main.ts"],
  platform: "node",
  plugins: [withoutChildProcess],
  inputOptions: {
    resolve: { conditionNames: ["@green-place/source", "node", "import", "default"] },
    preserveEntrySignatures: "allow-extension",
  },
  deps: {
    alwaysBundle: [
      "commander",
      "picocolors",
      /^@green-place\/(contract|core|engine)(\/|$)/,
      "fastest-levenshtein",
    ],
  },
  outputOptions: { codeSplitting: { groups: [{ name: "main", test: mainCommand }] } },
});

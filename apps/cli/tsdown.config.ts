import { defineConfig } from "tsdown";
import { builtIn, library, noLateImportOfEntry } from "../../tsdown.base.ts";
import { thirdPartyLicences } from "./third-party-licences.ts";

/** What the main command runs; all that these import is taken along. */
const mainCommand = /src\/(main|commands\/recommend|render\/as-json|render\/recommendation-text)\.ts$/;

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

/** The main command has the bundler's few functions in its own file: finding and opening another takes a fiftieth of the start. */
const withRuntime = {
  name: "main-with-runtime",
  generateBundle(_: unknown, files: Record<string, { code?: string }>): void {
    const [main, runtime] = [files["main.mjs"], files["rolldown-runtime.mjs"]];
    const imported = /^import \{[^}]*\} from "\.\/rolldown-runtime\.mjs";\n/;
    const functions = runtime?.code?.replace(/^export \{[^}]*\};\n?$/m, "");
    if (!main?.code || !functions || functions === runtime?.code || !imported.test(main.code))
      throw new Error("main.mjs no longer imports the bundler's functions in this way");
    main.code = main.code.replace(imported, () => functions);
  },
};

/** The engine and the small libraries are built in. Data packages stay packages, each under its own licence. */
export default defineConfig({
  ...library,
  ...builtIn(
    [
      /^@green-place\/(contract|core|engine)(\/|$)/,
      /^@green-place\/tracker\/(bounded-file|file-owner)$/,
      /^(commander|d3-dsv|fastest-levenshtein|picocolors)$/,
    ],
    "main",
    mainCommand,
  ),
  platform: "node",
  entry: ["src/index.ts", "src/main.ts"],
  plugins: [noLateImportOfEntry, withoutChildProcess, withRuntime, thirdPartyLicences],
});

import { defineConfig } from "tsdown";
import { library } from "../../tsdown.base.ts";
import { thirdPartyLicences } from "./third-party-licences.ts";

/** What the main command loads is one file, its two small libraries included: opening forty takes longer than running them. */
const mainJob = [
  "commander|picocolors",
  "src/(main|called-command|command|command-list|report-error|terminal|version|exit-code)\\.",
  "src/options/",
  "src/commands/recommend\\.",
  "src/load/(world|all-providers|bundled-providers|list-plugins|load-plugins|project-folder|distinct-providers)\\.",
  "src/configuration/(open-session|session|setting|configuration-file|configuration-error)\\.",
  "src/render/(as-json|recommendation-text|coverage-lines|wrap-text|plain-table|format-number|lever-bars|proportion)",
].join("|");

export default defineConfig({
  ...library,
  entry: ["src/index.ts", "src/main.ts"],
  platform: "node",
  plugins: [thirdPartyLicences],
  deps: { alwaysBundle: ["commander", "picocolors"] },
  outputOptions: { codeSplitting: { groups: [{ name: "main-job", test: new RegExp(mainJob) }] } },
});

/**
 * One entry a package, lowest first.
 *
 * - `imports`: the packages of ours that its sources may import.
 * - `libraries`: the only libraries that they may import; absent where any library of the manifest may be.
 * - `node`: false where no module of Node may be imported.
 * - `layers`: folders and files of `src`, lowest first. A file imports its own folder and lower layers only, so entries of one layer never
 *   import each other. `*.ts` stands for the files of `src` itself that no layer names.
 */
module.exports = {
  contract: {
    imports: [],
    libraries: [],
    node: false,
    layers: [["errors"], ["units"], ["*.ts"]],
  },
  request: { imports: [], libraries: [], node: false },
  core: {
    imports: ["contract"],
    libraries: ["fastest-levenshtein"],
    node: false,
    layers: [
      ["errors", "formulas", "names", "text", "uncertainty"],
      ["assumptions", "workload"],
      ["components"],
      ["estimate"],
      ["placement", "proportion", "schedule"],
      ["index.ts"],
    ],
  },
  "hardware-data": { imports: ["contract", "core"] },
  "intensity-data": {
    imports: ["contract", "core", "request"],
    layers: [["attribution.ts", "data-folder.ts"], ["hourly", "yearly"], ["live"], ["*.ts"]],
  },
  "provider-data": {
    imports: ["contract", "core"],
    layers: [
      ["provider-document-v1.ts", "schema", "plausible"],
      ["tables"],
      ["rows"],
      ["document"],
      ["*.ts"],
    ],
  },
  "provider-aws": { imports: ["contract", "provider-data", "request"], layers: [["live"], ["*.ts"]] },
  "provider-azure": { imports: ["contract", "provider-data", "request"], layers: [["live"], ["*.ts"]] },
  "provider-gcp": { imports: ["contract", "provider-data", "request"], layers: [["live"], ["*.ts"]] },
  "provider-testkit": {
    imports: ["contract", "core", "hardware-data", "intensity-data", "provider-data"],
    layers: [
      ["conformance-check.ts", "sandbox"],
      ["package-evidence.ts", "provider-under-test.ts"],
      ["checks", "package-checks"],
      ["*.ts"],
    ],
  },
  "create-provider": { imports: [] },
  tracker: {
    imports: ["contract", "core", "provider-data", "request"],
    layers: [
      ["system"],
      ["meter"],
      ["attribution"],
      ["place", "sensors"],
      ["report"],
      ["outputs", "trace"],
      ["run"],
      ["index.ts"],
    ],
  },
  engine: {
    imports: [
      "contract",
      "core",
      "hardware-data",
      "intensity-data",
      "provider-data",
      "provider-aws",
      "provider-azure",
      "provider-gcp",
      "request",
      "tracker",
    ],
    layers: [
      ["errors", "providers"],
      ["plugins"],
      ["context.ts"],
      ["node-context.ts", "refresh"],
      ["catalogue"],
      ["timing"],
      ["requests", "tracking"],
      ["*.ts"],
    ],
  },
  cli: {
    imports: [
      "contract",
      "core",
      "hardware-data",
      "intensity-data",
      "provider-data",
      "provider-testkit",
      "tracker",
      "engine",
    ],
    layers: [
      ["exit-code.ts", "terminal.ts", "version.ts"],
      ["options", "run", "trust"],
      ["configuration"],
      ["command.ts"],
      ["progress-bar.ts", "schema"],
      ["completion", "doctor"],
      ["render"],
      ["commands"],
      ["command-list.ts"],
      ["*.ts"],
    ],
  },
};

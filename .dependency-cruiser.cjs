/** Which way the arrows point. Each comment tells the offender what to do instead. */
module.exports = {
  forbidden: [
    {
      name: "core-stands-alone",
      comment: "Core knows no other package: pass what it needs as an argument.",
      severity: "error",
      from: { path: "^packages/core/src" },
      to: { path: "^(packages/(?!core/)|apps|tools)" },
    },
    {
      name: "core-touches-no-machine",
      comment: "Core has no files, network, clock or environment: let the caller pass them in.",
      severity: "error",
      from: { path: "^packages/core/src" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "formulas-import-units-only",
      comment: "An equation needs units and nothing else: look things up in estimate/.",
      severity: "error",
      from: { path: "^packages/core/src/formulas" },
      to: { pathNot: "^packages/core/src/(units|formulas)" },
    },
    {
      name: "providers-never-meet",
      comment: "A provider holds the facts of one cloud: combine providers in the CLI or in core.",
      severity: "error",
      from: { path: "^packages/provider-(aws|gcp|azure)/src" },
      to: { path: "^packages/(provider-(?!$1/)|intensity-data|hardware-data|tracker)" },
    },
    {
      name: "data-packages-never-meet",
      comment: "Grid and chip data stay apart from providers and from each other.",
      severity: "error",
      from: { path: "^packages/(intensity-data|hardware-data)/src" },
      to: { path: "^packages/(?!core/|$1/)" },
    },
    {
      name: "nobody-imports-apps",
      comment: "Move what you need from the CLI into a package.",
      severity: "error",
      from: { path: "^packages" },
      to: { path: "^apps" },
    },
    {
      name: "renderers-are-pure",
      comment: "A renderer turns a result into text: read files in load/.",
      severity: "error",
      from: { path: "^apps/cli/src/render" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Move what both need into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["@green-place/source", "import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};

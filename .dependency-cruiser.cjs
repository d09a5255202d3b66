const packages = require("./guards/layers.cjs");

/**
 * Which way the arrows point: `guards/layers.cjs` says what each package may import and which of its folders stand on which, and most rules
 * follow from it. Each comment tells the offender what to do instead. An import of a type is an import.
 */

const src = (name) => `^(packages|apps)/${name}/src/`;
const either = (patterns) => `(${patterns.join("|")})`;
const escaped = (text) => text.replaceAll(".", "\\.");

/** Patterns of a layer's entries inside one package. */
function entryPattern(name, layers, entry) {
  if (entry !== "*.ts") return `${src(name)}${entry.endsWith(".ts") ? `${escaped(entry)}$` : `${entry}/`}`;
  const named = layers.flat().filter((one) => one.endsWith(".ts") && one !== "*.ts");
  const others = named.length === 0 ? "" : `(?!${either(named.map(escaped))}$)`;
  return `${src(name)}${others}[^/]+\\.ts$`;
}

const packageRules = Object.entries(packages).flatMap(([name, { imports, libraries, node }]) => [
  {
    name: `${name}-imports`,
    comment: `${name} imports ${imports.length === 0 ? "no package" : imports.join(", ")} of ours and nothing else: pass what it needs as an argument, or move what both need into a lower package.`,
    severity: "error",
    from: { path: src(name) },
    to: {
      path: "^(packages|apps|tools|guards)/",
      pathNot: `^(packages|apps)/${either([name, ...imports])}/`,
    },
  },
  ...(libraries === undefined
    ? []
    : [
        {
          name: `${name}-libraries`,
          comment: `${name} imports ${libraries.length === 0 ? "no library at all" : `no library but ${libraries.join(", ")}`}: who imports it installs it.`,
          severity: "error",
          from: { path: src(name) },
          to: {
            dependencyTypesNot: ["core"],
            pathNot: either(["^(packages|apps)/", ...libraries.map((one) => `(^|/)${one}(/|$)`)]),
          },
        },
      ]),
  ...(node === false
    ? [
        {
          name: `${name}-touches-no-machine`,
          comment: `${name} has no files, network, clock or environment: let the caller pass them in.`,
          severity: "error",
          from: { path: src(name) },
          to: { dependencyTypes: ["core"] },
        },
      ]
    : []),
]);

const layered = Object.entries(packages).filter(([, { layers }]) => layers !== undefined);

const layerRules = layered.flatMap(([name, { layers }]) =>
  layers.flatMap((layer, index) =>
    layer.map((entry) => {
      const own = entryPattern(name, layers, entry);
      const lower = layers.slice(0, index).flat();
      return {
        name: `${name}-${entry.replace("*.ts", "entries").replace(".ts", "")}-imports-downward`,
        comment: `In ${name}, ${entry} imports ${lower.length === 0 ? "no other folder" : lower.join(", ")} and itself: move what both need down, or the importer up.`,
        severity: "error",
        from: { path: own },
        to: {
          path: src(name),
          pathNot: [own, ...lower.map((one) => entryPattern(name, layers, one)), `${src(name)}generated/`],
        },
      };
    }),
  ),
);

/** A file in no layer would import what it likes. */
const unlayered = layered.map(([name, { layers }]) => ({
  name: `${name}-has-a-layer-for-each-file`,
  comment: "Say in guards/layers.cjs on which folders the new one stands.",
  severity: "error",
  from: { path: src(name), pathNot: layers.flat().map((entry) => entryPattern(name, layers, entry)) },
  to: {},
}));

module.exports = {
  forbidden: [
    ...packageRules,
    ...layerRules,
    ...unlayered,
    {
      name: "providers-read-tables-only",
      comment:
        "A bundled provider builds the reader of its tables in: import @green-place/provider-data/tables, which brings no zod.",
      severity: "error",
      from: { path: "^packages/provider-(aws|azure|gcp)/src/" },
      to: { path: "^packages/provider-data/", pathNot: "^packages/provider-data/src/tables(\\.ts$|/)" },
    },
    {
      name: "tables-are-small",
      comment: "Every bundled provider has the tables' reader built in: it imports the contract alone.",
      severity: "error",
      from: { path: "^packages/provider-data/src/tables(\\.ts$|/)" },
      to: { pathNot: "^packages/(contract|provider-data)/src/" },
    },
    {
      name: "engine-asks-its-context",
      comment:
        "Clock, files, fetch and environment come from EngineContext: only plugins/ and node-context.ts touch the machine.",
      severity: "error",
      from: { path: "^packages/engine/src/", pathNot: "^packages/engine/src/(plugins/|node-context\\.ts$)" },
      to: { path: "^(node:)?(fs|os|child_process|https?|net|process)(/|$)" },
    },
    {
      name: "renderers-are-pure",
      comment: "A renderer turns a result into text: read files elsewhere and pass what they hold.",
      severity: "error",
      from: { path: "^apps/cli/src/render/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Move what both need into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "every-import-is-found",
      comment: "What cannot be resolved is not checked: add it to the manifest and install.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(packages|apps)/[^/]+/(dist|src/generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["@green-place/source", "import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};

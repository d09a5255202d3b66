import type { UserConfig } from "tsdown";

/** Small, published by nobody, and so a part of whoever asks a network. */
const request = /^@green-place\/request$/;

/** One build for every library: ESM with declarations, nothing bundled in but the requests. */
export const library: UserConfig = {
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  fixedExtension: true,
  target: "es2023",
  dts: true,
  clean: true,
  hash: false,
  deps: { alwaysBundle: [request] },
};

const isDeclaration = (file: string | undefined): boolean => /\.d\.m?ts$/.test(file ?? "");

/** The build would not export what is asked of such a file, and the command would fail when it gets there. */
export const noLateImportOfEntry = {
  name: "no-late-import-of-entry",
  generateBundle(_: unknown, files: Record<string, BuiltFile>): void {
    for (const { fileName, dynamicImports = [] } of Object.values(files)) {
      const entry = dynamicImports.find(
        (name) => name !== fileName && files[name]?.isEntry && files[name].moduleIds!.length > 1,
      );
      if (entry)
        throw new Error(`${fileName} imports late what ${entry} holds: let its source import it at once`);
    }
  },
};

interface BuiltFile {
  readonly fileName: string;
  readonly isEntry?: boolean;
  readonly moduleIds?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/**
 * Packages that are built in, of which only what is used is taken, so that they need be neither installed nor opened. What the modules
 * that `roots` names import becomes one file of that name: finding and opening several takes longer than running them.
 */
export const builtIn = (packages: readonly RegExp[], name?: string, roots?: RegExp): UserConfig => ({
  deps: {
    // The few functions of the contract too; its types are imported, so that a provider's are those of the contract.
    alwaysBundle: (id, importer) =>
      [...packages, request].some((each) => each.test(id)) ||
      (id === "@green-place/contract" && !isDeclaration(importer)),
  },
  inputOptions: {
    resolve: {
      conditionNames: ["@green-place/source", "node", "import", "default"],
      mainFields: ["module", "main"],
    },
    preserveEntrySignatures: "allow-extension",
  },
  plugins: [noLateImportOfEntry],
  outputOptions: {
    // The declarations keep them; in what is built in they are much of what has to be read at each start.
    comments: { jsdoc: false },
    ...(name && roots && { codeSplitting: { groups: [{ name, test: roots }] } }),
  },
});

/** One build for every cloud: with the reader of the tables built in, the package needs the contract and nothing else of ours. */
export const cloud: UserConfig = {
  ...library,
  ...builtIn([/^@green-place\/provider-data\//], "accelerated", /src\/accelerated\.ts$/),
  entry: { index: "src/index.ts", accelerated: "src/accelerated.ts", live: "src/live/index.ts" },
};

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listPlugins } from "../../packages/engine/src/plugins/list-plugins.ts";
import type { Format } from "./format.ts";
import { unsound } from "./sound-values.ts";

const manifest = { name: "job", dependencies: { "acme-provider": "^1.0.0", left: "*" }, devDependencies: {} };
const plugin = {
  name: "acme-provider",
  version: "1.0.0",
  greenPlace: { kind: "provider", provider: "provider.json" },
};

/** The package.json of a project, and that of a dependency on its last line. */
const pluginManifest: Format<ReturnType<typeof listPlugins>> = {
  name: "plugin-manifest",
  built: "json-lines",
  samples: () => [`${JSON.stringify(manifest)}\n${JSON.stringify(plugin)}`],
  read(text, folder) {
    const home = join(folder, "node_modules", "acme-provider");
    mkdirSync(home, { recursive: true });
    const cut = text.lastIndexOf("\n");
    writeFileSync(join(folder, "package.json"), text.slice(0, cut));
    writeFileSync(join(home, "package.json"), text.slice(cut + 1));
    return listPlugins({ folder, hasManifest: true, configurations: [] }, {});
  },
  fault: (plugins) => unsound(plugins, { longestText: 1_000 }),
};
export default pluginManifest;

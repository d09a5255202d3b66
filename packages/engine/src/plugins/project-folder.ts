import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const configurationNames = [
  "green-place.config.ts",
  "green-place.config.js",
  "green-place.config.json",
  "green-place.config.yaml",
  "green-place.config.yml",
] as const;

/** Names that look like a configuration's, and are not read. */
const unreadNames = ["mts", "cts", "mjs", "cjs", "toml", "jsonc", "json5"].map(
  (ending) => `green-place.config.${ending}`,
);

/** The project around a folder: the nearest folder, upwards, with a `package.json` or a configuration. */
export interface Project {
  readonly folder: string;
  /** Names of the configuration files in it; more than one is an error that the reader reports. */
  readonly configurations: readonly string[];
  readonly hasManifest: boolean;
}

/** Finds the project, or nothing when no folder up to the root holds either file. */
export function findProject(cwd: string): Project | undefined {
  for (const folder of foldersFrom(cwd)) {
    const configurations = configurationNames.filter((name) => existsSync(join(folder, name)));
    const hasManifest = existsSync(join(folder, "package.json"));
    if (configurations.length > 0 || hasManifest) return { folder, configurations, hasManifest };
  }
  return undefined;
}

/** A sentence for each file, from a folder up to its project's, that its name takes for a configuration and that is not read. */
export function unreadConfigurations(cwd: string, project: Project | undefined): string[] {
  const sentences: string[] = [];
  for (const folder of foldersFrom(cwd)) {
    for (const name of unreadNames) {
      if (existsSync(join(folder, name)))
        sentences.push(`${join(folder, name)} is not read; use ${configurationNames.join(", ")}.`);
    }
    if (folder === project?.folder) break;
  }
  return sentences;
}

/** A folder, the one around it, and so on up to the root. */
function foldersFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}

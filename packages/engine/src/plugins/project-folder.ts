import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const configurationNames = [
  "green-place.config.ts",
  "green-place.config.js",
  "green-place.config.json",
] as const;

/** The project around a folder: the nearest folder, upwards, with a `package.json` or a configuration. */
export interface Project {
  readonly folder: string;
  /** Names of the configuration files in it; more than one is an error that the reader reports. */
  readonly configurations: readonly string[];
  readonly hasManifest: boolean;
}

/** Finds the project, or nothing when no folder up to the root holds either file. */
export function findProject(cwd: string): Project | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const configurations = configurationNames.filter((name) => existsSync(join(folder, name)));
    const hasManifest = existsSync(join(folder, "package.json"));
    if (configurations.length > 0 || hasManifest) return { folder, configurations, hasManifest };
    if (dirname(folder) === folder) return undefined;
  }
}

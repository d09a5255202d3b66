import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Project } from "@green-place/engine/plugins";
import { ConfigurationError } from "./configuration-error.ts";

/** The file that a configuration is read from. */
export interface ConfigurationFile {
  /** As the user knows it: the name in the project's folder, or what `--config` says. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Whether the user named it: by `--config`, or in the environment. */
  readonly isNamed: boolean;
}

/**
 * The file that `--config` names, from `cwd`, else the project's; undefined where there is neither.
 * Throws `E_CONFIGURATION` if the named file does not exist, or the project has more than one.
 */
export function configurationFile(
  project: Project | undefined,
  named: string | undefined,
  cwd: string,
): ConfigurationFile | undefined {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    if (existsSync(path) && statSync(path).isFile()) return { name: named, path, isNamed: true };
    throw new ConfigurationError(`--config ${named}`, "there is no such file.", "Check the path.");
  }
  const [name, second] = project?.configurations ?? [];
  if (!project || name === undefined) return undefined;
  if (second === undefined) return { name, path: join(project.folder, name), isNamed: false };
  throw new ConfigurationError(name, `${second} lies beside it.`, "Keep one of the two.");
}

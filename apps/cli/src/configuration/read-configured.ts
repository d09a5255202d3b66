import { lstatSync, statSync } from "node:fs";
import { dirname, extname } from "node:path";
import type { Project } from "@green-place/engine/plugins";
import { type BoundedFile, readBoundedFile } from "@green-place/tracker/bounded-file";
import { everybodyMayChange, isOwnFile } from "@green-place/tracker/file-owner";
import {
  digestOf,
  type FolderTrust,
  MOST_CONFIGURATION_BYTES,
  type TrustState,
} from "../trust/folder-trust.ts";
import { NotTrustedError } from "../trust/not-trusted-error.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { type ConfigurationFile, configurationFile } from "./configuration-file.ts";
import { type Configured, nothingConfigured } from "./configured.ts";
import { codeEndings, readConfiguration, whyUnreadable } from "./read-configuration.ts";

/**
 * Reads the file that the user names, or the project's: that only where nobody else can have written it, and as code only where it is trusted.
 * Throws `E_CONFIGURATION`, and `E_NOT_TRUSTED` for code that is not trusted.
 */
export async function readConfigured(
  project: Project | undefined,
  named: string | undefined,
  trust: FolderTrust,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Configured> {
  const file = configurationFile(project, named, cwd);
  if (!file) return nothingConfigured;
  const content = contentOf(file);
  if (file.isNamed)
    return {
      ...nothingConfigured,
      file,
      configuration: await readConfiguration(file, content),
      isOwnWord: true,
    };
  const folder = statSync(dirname(file.path));
  const owned = [content.stats, lstatSync(file.path), folder];
  if (!trust.byEnvironment && !owned.every((stats) => isOwnFile(stats, env)))
    return {
      ...nothingConfigured,
      unread: [`${file.path} belongs to another user, so it is not read.`],
    };
  const state = (): TrustState => trust.stateOf(file.name, () => digestOf(content.bytes));
  const isCode = codeEndings.includes(extname(file.path));
  if (isCode)
    check(file, state(), !trust.byEnvironment && [content.stats, folder].some(everybodyMayChange), trust);
  return {
    ...nothingConfigured,
    file,
    configuration: await readConfiguration(file, content),
    isOwnWord: isCode,
    guard: ({ command, written }, effect) => {
      if (state() === "trusted") return;
      const owner = command === undefined ? "" : ` of ${command}`;
      throw new NotTrustedError(
        `${file.path} sets "${written}"${owner}, which ${effect}`,
        state(),
        trust.folder,
      );
    },
  };
}

function check(file: ConfigurationFile, state: TrustState, mayBeChanged: boolean, trust: FolderTrust): void {
  if (mayBeChanged)
    throw new ConfigurationError(
      file.path,
      "it is code that everybody may change, so it was not run.",
      "Take that right away from the file and its folder (chmod o-w), or do without: --no-config.",
    );
  if (state !== "trusted")
    throw new NotTrustedError(`${file.path} is code that was not run`, state, trust.folder);
}

function contentOf(file: ConfigurationFile): BoundedFile {
  try {
    return readBoundedFile(file.path, MOST_CONFIGURATION_BYTES);
  } catch (error) {
    throw whyUnreadable(file.name, error);
  }
}

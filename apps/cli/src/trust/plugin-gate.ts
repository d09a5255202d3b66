import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PluginCandidate, PluginGate } from "@green-place/engine/plugins";
import { everybodyMayChange, isOwnFile } from "@green-place/tracker/file-owner";
import type { FolderTrust } from "./folder-trust.ts";
import { howToTrust, whyNot } from "./not-trusted-error.ts";
import { packageDigest } from "./package-digest.ts";

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether what the configuration names was trusted with it: it is code that ran, or the user named the file. */
  readonly configurationIsTrusted: boolean;
}

/** Lets in data of this user's own, and of code what was trusted. */
export const pluginGate =
  (trust: FolderTrust, { env, configurationIsTrusted }: Surroundings): PluginGate =>
  async (candidate) => {
    if (trust.byEnvironment) return undefined;
    const folder = realpathSync(candidate.folder);
    const stats = [statSync(folder), statSync(join(folder, "package.json"))];
    if (!stats.every((each) => isOwnFile(each, env)))
      return `${folder} belongs to another user, so it is not read.`;
    if (!candidate.isCode || (configurationIsTrusted && candidate.foundIn === "configuration"))
      return undefined;
    if (stats.some(everybodyMayChange))
      return `Everybody may change ${folder}, so it is not run. Take that right away: chmod -R o-w.`;
    return refusalOf(candidate, trust);
  };

function refusalOf({ name, folder }: PluginCandidate, trust: FolderTrust): string | undefined {
  let state: ReturnType<FolderTrust["stateOf"]>;
  try {
    state = trust.stateOf(pluginName(name), () => packageDigest(folder));
  } catch (error) {
    return `It cannot be judged, and was not run: the package ${(error as Error).message}.`;
  }
  if (state === "trusted") return undefined;
  return `It is code that was not run, ${whyNot(state)}. ${howToTrust(trust.folder)}`;
}

/** A plugin's name in the record of a folder. */
export const pluginName = (name: string): string => `plugin ${name}`;

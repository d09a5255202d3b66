import { existsSync, lstatSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import {
  configurationNames,
  findProject,
  listPlugins,
  manifestOf,
  type PluginSettings,
} from "@green-place/engine/plugins";
import { readBoundedFile } from "@green-place/tracker/bounded-file";
import { everybodyMayChange, isOwnFile } from "@green-place/tracker/file-owner";
import { digestOf, MOST_CONFIGURATION_BYTES } from "../trust/folder-trust.ts";
import { packageDigest } from "../trust/package-digest.ts";
import { pluginName } from "../trust/plugin-gate.ts";
import { codeEndings, readConfiguration } from "./read-configuration.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What of a folder comes to hold by trust, with the digest of what it is now: its configuration, its `.codecarbon.config`, and the providers
 * that are code. Runs none of it. Throws `E_CANNOT_TRUST` where somebody else may change it.
 */
export async function toBeTrusted(folder: string, env: Env): Promise<Readonly<Record<string, string>>> {
  checkOwner(folder, folder, env);
  const digests: Record<string, string> = {};
  let settings: PluginSettings = {};
  for (const name of [...configurationNames, ".codecarbon.config"]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    checkOwner(path, folder, env);
    const content = judged(path, () => readBoundedFile(path, MOST_CONFIGURATION_BYTES));
    digests[name] = digestOf(content.bytes);
    const isData = configurationNames.some((each) => each === name) && !codeEndings.includes(extname(name));
    if (isData) settings = await readConfiguration({ name, path, isNamed: false }, content);
  }
  for (const [name, home] of codePlugins(folder, settings)) {
    checkOwner(home, home, env);
    digests[pluginName(name)] = judged(home, () => packageDigest(home));
  }
  return digests;
}

/** Names and folders of the providers that are code: those that data names, and dependencies. What code names is trusted with it. */
function codePlugins(folder: string, settings: PluginSettings): [name: string, folder: string][] {
  const project = findProject(folder);
  if (project?.folder !== folder) return [];
  return listPlugins(project, settings).requests.flatMap(({ name, provider }) => {
    const manifest = provider ? undefined : manifestOf(folder, name);
    const role = manifest?.content["greenPlace"] as { kind?: unknown; data?: unknown } | null | undefined;
    return role?.kind === "provider" && role.data === undefined ? [[name, manifest!.folder] as const] : [];
  }) as [string, string][];
}

function checkOwner(path: string, folder: string, env: Env): void {
  const stats = [lstatSync(path), statSync(path)];
  if (!stats.every((each) => isOwnFile(each, env)))
    throw cannotTrust(
      `${path} belongs to another user, who may change it at any time.`,
      `For one call: GREEN_PLACE_TRUST=${folder}`,
    );
  if (everybodyMayChange(stats[1]!))
    throw cannotTrust(`Everybody may change ${path}.`, "Take that right away first: chmod o-w.");
}

function judged<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw cannotTrust(
      `${path} ${(error as Error).message}.`,
      "It is not a provider or a configuration as it should be.",
    );
  }
}

const cannotTrust = (what: string, hint: string): GreenPlaceError =>
  new GreenPlaceError("E_CANNOT_TRUST", what, hint);

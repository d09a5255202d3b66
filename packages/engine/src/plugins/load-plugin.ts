import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { GreenPlaceError, type ProviderV1 } from "@green-place/contract";
import { printable } from "@green-place/core";
import {
  answerFaults,
  InvalidProviderError,
  MOST_DOCUMENT_CHARACTERS,
  type ProviderOrigin,
  parseDataProvider,
} from "@green-place/provider-data/document";
import { boundedText } from "@green-place/tracker/bounded-file";
import { guardedProvider } from "./guarded-provider.ts";
import { manifestOf, type PackageManifest, type PluginRequest } from "./list-plugins.ts";
import type { PluginGate } from "./plugin-gate.ts";
import type { LoadedPlugin, PluginFault } from "./plugin-report.ts";

const SPEC = 1;

/** In the place of a version where there is none: a `provider.json` of the project belongs to no package. */
const UNVERSIONED = "unversioned";

/** Loads one plugin. Whatever goes wrong, importing it included, becomes a fault. */
export async function loadPlugin(
  request: PluginRequest,
  folder: string,
  gate: PluginGate,
  warn: (sentence: string) => void,
): Promise<LoadedPlugin | PluginFault> {
  const { name, foundIn } = request;
  try {
    const { provider, origin } = request.provider
      ? { provider: request.provider }
      : await providerNamed(request, folder, gate);
    const guarded = isObject(provider)
      ? guardedProvider(provider, origin, (what) => warn(`${name}: ${what}`))
      : provider;
    const faults = answerFaults(guarded);
    if (faults.length > 0) throw new InvalidProviderError("What it answers", faults, "Tell its maintainers.");
    return { name, foundIn, provider: guarded };
  } catch (error) {
    const message = GreenPlaceError.isInstance(error) ? `${error.message} ${error.hint}` : firstLine(error);
    return { name, foundIn, message: printable(message) };
  }
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

interface OriginatedProvider {
  readonly provider: ProviderV1;
  /** The package that it was found in, whatever its code says of itself. */
  readonly origin?: ProviderOrigin;
}

async function providerNamed(
  request: PluginRequest,
  folder: string,
  gate: PluginGate,
): Promise<OriginatedProvider> {
  const { name, foundIn, options } = request;
  if (name.endsWith(".json")) {
    const path = resolve(folder, name);
    return {
      provider: parseDataProvider(documentText(path), { packageName: name, version: UNVERSIONED }),
    };
  }
  const manifest = manifestOf(folder, name);
  if (!manifest) throw new Error(`It is not installed in ${folder}. Install it with your package manager.`);
  const letIn = async (isCode: boolean): Promise<void> => {
    const refusal = await gate({ name, foundIn, folder: manifest.folder, isCode });
    if (refusal !== undefined) throw new Error(refusal);
  };
  return packageProvider(manifest, name, letIn, options);
}

/** The provider of an installed package: its data, or what its default export makes. */
async function packageProvider(
  { folder, content }: PackageManifest,
  name: string,
  letIn: (isCode: boolean) => Promise<void>,
  options?: unknown,
): Promise<OriginatedProvider> {
  const role = (content["greenPlace"] ?? {}) as { kind?: unknown; spec?: unknown; data?: unknown };
  if (role.kind !== "provider")
    throw new Error('Its package.json does not say "greenPlace": { "kind": "provider", "spec": 1 }.');
  if (role.spec !== SPEC) {
    const newer = typeof role.spec === "number" && role.spec > SPEC;
    const hint = newer ? "Update green-place." : "Ask its maintainers for a newer version.";
    throw new Error(
      `It is made for version ${String(role.spec)} of the provider contract, not ${SPEC}. ${hint}`,
    );
  }
  const version = String(content["version"]);
  if (!/^[\w.+-]{1,100}$/.test(version)) throw new Error("Its package.json has no proper version.");
  const origin: ProviderOrigin = { packageName: name, version };
  await letIn(role.data === undefined);
  if (role.data !== undefined)
    return { provider: parseDataProvider(documentText(await dataFile(folder, role.data)), origin) };
  const { resolve: resolveImport } = await import("import-meta-resolve");
  const entry = resolveImport(name, pathToFileURL(join(dirname(folder), "resolver.js")).href);
  // The gate has judged what lies in the package: nothing else is run, wherever "main" or a link points.
  if (!entry.startsWith("file:") || !(await isInside(await realpath(fileURLToPath(entry)), folder)))
    throw new Error("What its package.json gives for an import does not lie in the package.");
  const module = (await import(entry)) as { default?: unknown };
  if (typeof module.default !== "function")
    throw new Error("Its default export is not a function that makes a provider.");
  return { provider: module.default(options) as ProviderV1, origin };
}

/** The data file of a package: JSON inside the package, wherever links may point. */
async function dataFile(folder: string, data: unknown): Promise<string> {
  if (typeof data !== "string" || !data.endsWith(".json"))
    throw new Error('"greenPlace.data" in its package.json does not name a .json file.');
  const path = await realpath(join(folder, data));
  if (!(await isInside(path, folder)))
    throw new Error('"greenPlace.data" in its package.json points out of the package.');
  return path;
}

async function isInside(path: string, folder: string): Promise<boolean> {
  const inside = relative(await realpath(folder), path);
  return !inside.startsWith("..") && !isAbsolute(inside);
}

/** The text of a regular file that is not too big to be a provider. */
function documentText(path: string): string {
  try {
    return boundedText(path, MOST_DOCUMENT_CHARACTERS);
  } catch (error) {
    if ("code" in (error as Error)) throw error;
    throw new Error(`${path} ${(error as Error).message}.`, { cause: error });
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;

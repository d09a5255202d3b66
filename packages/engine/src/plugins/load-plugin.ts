import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GreenPlaceError, type ProviderV1 } from "@green-place/contract";
import { printable } from "@green-place/core";
import {
  answerFaults,
  InvalidProviderError,
  MOST_DOCUMENT_CHARACTERS,
  type ProviderOrigin,
  parseDataProvider,
} from "@green-place/provider-data/document";
import { guardedProvider } from "./guarded-provider.ts";
import { manifestOf, type PackageManifest, type PluginRequest } from "./list-plugins.ts";
import type { LoadedPlugin, PluginFault } from "./plugin-report.ts";

const SPEC = 1;

/** In the place of a version where there is none: a `provider.json` of the project belongs to no package. */
const UNVERSIONED = "unversioned";

/** Loads one plugin. Whatever goes wrong, importing it included, becomes a fault. */
export async function loadPlugin(
  request: PluginRequest,
  folder: string,
  warn: (sentence: string) => void,
): Promise<LoadedPlugin | PluginFault> {
  const { name, foundIn } = request;
  try {
    const { provider, origin } = request.provider
      ? { provider: request.provider }
      : await providerNamed(request, folder);
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

async function providerNamed({ name, options }: PluginRequest, folder: string): Promise<OriginatedProvider> {
  if (name.endsWith(".json")) {
    const path = resolve(folder, name);
    return {
      provider: parseDataProvider(await boundedText(path), { packageName: name, version: UNVERSIONED }),
    };
  }
  const manifest = manifestOf(folder, name);
  if (!manifest) throw new Error(`It is not installed in ${folder}. Install it with your package manager.`);
  return packageProvider(manifest, name, options);
}

/** The provider of an installed package: its data, or what its default export makes. */
async function packageProvider(
  { folder, content }: PackageManifest,
  name: string,
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
  if (role.data !== undefined)
    return { provider: parseDataProvider(await boundedText(await dataFile(folder, role.data)), origin) };
  const { resolve: resolveImport } = await import("import-meta-resolve");
  const entry = resolveImport(name, pathToFileURL(join(dirname(folder), "resolver.js")).href);
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
  const inside = relative(await realpath(folder), path);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new Error('"greenPlace.data" in its package.json points out of the package.');
  return path;
}

/** The text of a regular file that is not too big to be a provider. */
async function boundedText(path: string): Promise<string> {
  const file = await stat(path);
  if (!file.isFile()) throw new Error(`${path} is not a file.`);
  if (file.size > MOST_DOCUMENT_CHARACTERS) {
    const most = MOST_DOCUMENT_CHARACTERS / 1024 / 1024;
    throw new Error(
      `${path} has ${Math.ceil(file.size / 1024 / 1024)} MiB, more than the ${most} MiB that are read.`,
    );
  }
  return readFile(path, "utf8");
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]!;

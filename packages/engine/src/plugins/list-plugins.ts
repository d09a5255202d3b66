import { dirname, join } from "node:path";
import type { ProviderV1 } from "@green-place/contract";
import { boundedText } from "@green-place/tracker/bounded-file";
import { bundledPackages } from "../providers/bundled-providers.ts";
import type { PluginSettings } from "./plugin-settings.ts";
import type { Project } from "./project-folder.ts";

/** A plugin to load: a package or `provider.json` by name, or a provider that a configuration built itself. */
export interface PluginRequest {
  readonly name: string;
  readonly foundIn: "configuration" | "dependencies";
  readonly options?: unknown;
  readonly provider?: ProviderV1;
}

interface PluginList {
  readonly requests: readonly PluginRequest[];
  /** Why the dependencies cannot be looked at. */
  readonly fault?: string;
}

/** What the configuration names, in its order, then the dependencies that say they are providers. `node_modules` is never scanned. */
export function listPlugins(
  project: Project | undefined,
  { providers = [], discovery = true }: PluginSettings,
): PluginList {
  const named = providers.map((entry): PluginRequest => {
    const foundIn = "configuration";
    if (typeof entry === "string") return { name: entry, foundIn };
    if (isPair(entry)) return { name: entry[0], foundIn, options: entry[1] };
    return { name: `the provider "${entry.id}"`, foundIn, provider: entry };
  });
  if (!discovery || !project?.hasManifest) return { requests: named };
  const already = new Set(named.map((request) => request.name));
  const { names, fault } = dependencyNames(project.folder);
  const found = names
    .filter((name) => !already.has(name) && saysItIsAProvider(project.folder, name))
    .map((name): PluginRequest => ({ name, foundIn: "dependencies" }));
  return { requests: [...named, ...found], ...(fault !== undefined && { fault }) };
}

const isPair = (entry: object): entry is readonly [string, unknown] => Array.isArray(entry);

function dependencyNames(folder: string): { readonly names: readonly string[]; readonly fault?: string } {
  let manifest: unknown;
  try {
    manifest = JSON.parse(boundedText(join(folder, "package.json"), MOST_MANIFEST_BYTES));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is not JSON" : (error as Error).message;
    return { names: [], fault: `The file ${why}, so no dependency of the project adds a provider.` };
  }
  const names = ["dependencies", "devDependencies"].flatMap((key) => {
    const listed = isRecord(manifest) ? manifest[key] : undefined;
    return isRecord(listed) ? Object.keys(listed) : [];
  });
  return { names };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function saysItIsAProvider(folder: string, name: string): boolean {
  // A project may list one of the bundled three, for its own code: that must not look like a duplicate.
  if (bundledPackages.includes(name)) return false;
  const role = manifestOf(folder, name, '"greenPlace"')?.content["greenPlace"];
  return typeof role === "object" && role !== null && "kind" in role && role.kind === "provider";
}

/** The largest package.json that people write has a fifth of that. */
const MOST_MANIFEST_BYTES = 512 * 1024;

export interface PackageManifest {
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * A dependency's package.json, where Node would find it: in the nearest `node_modules` upwards.
 * Undefined if there is none, or if the text lacks `mark`, which saves the parsing.
 */
export function manifestOf(folder: string, name: string, mark = ""): PackageManifest | undefined {
  if (!/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) return undefined;
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, "node_modules", name);
    const text = textIn(join(home, "package.json"));
    if (text !== undefined) {
      const content = text.includes(mark) ? objectIn(text) : undefined;
      return content && { folder: home, content };
    }
    if (dirname(at) === at) return undefined;
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textIn(path: string): string | undefined {
  try {
    return boundedText(path, MOST_MANIFEST_BYTES);
  } catch {
    return undefined;
  }
}

import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly keywords?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly greenPlace?: { readonly kind?: unknown; readonly spec?: unknown; readonly data?: unknown };
}

/** Folders of everything that a package in `folder` depends on and that is installed, links resolved. */
export async function dependencyFolders(
  folder: string,
  manifest: PackageManifest,
): Promise<readonly string[]> {
  const folders = new Set<string>();
  const visit = async (from: string, of: PackageManifest): Promise<void> => {
    for (const name of neededBy(of)) {
      const found = await installed(from, name);
      if (found === undefined || folders.has(found)) continue;
      folders.add(found);
      await visit(found, await manifestOf(found));
    }
  };
  await visit(folder, manifest);
  return [...folders];
}

export const manifestOf = async (folder: string): Promise<PackageManifest> =>
  JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as PackageManifest;

/** Dependencies and peers; an optional peer is what an empty folder lacks. */
export const neededBy = ({
  dependencies,
  peerDependencies,
  peerDependenciesMeta,
}: PackageManifest): string[] =>
  Object.keys({ ...dependencies, ...peerDependencies }).filter(
    (name) => peerDependenciesMeta?.[name]?.optional !== true,
  );

/** Where a dependency is installed, as seen from a folder. */
export async function installed(from: string, name: string): Promise<string | undefined> {
  for (let at = from; ; at = dirname(at)) {
    const path = join(at, "node_modules", name);
    if (existsSync(join(path, "package.json"))) return realpath(path);
    if (dirname(at) === at) return undefined;
  }
}

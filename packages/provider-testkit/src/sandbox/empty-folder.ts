import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";

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

/** A package as those who install it get it: packed, and unpacked into an otherwise empty folder with nothing but its declared dependencies. */
export interface UnpackedPackage {
  readonly folder: string;
  /** Where the package lies in it. */
  readonly home: string;
  readonly manifest: PackageManifest;
  readonly packedBytes: number;
  /** Folders of the package and of everything it depends on, links resolved. */
  readonly readable: readonly string[];
  /** Declared dependencies that are not installed where the package was packed. */
  readonly missing: readonly string[];
  remove(): Promise<void>;
}

/** Packs the package with `npm pack`, which asks no registry, and unpacks it into a new temporary folder. */
export async function unpackIntoEmptyFolder(packageFolder: string): Promise<UnpackedPackage> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "green-place-kit-")));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const tarball = await pack(packageFolder, folder);
    const manifest = JSON.parse(
      await readFile(join(packageFolder, "package.json"), "utf8"),
    ) as PackageManifest;
    const home = join(folder, "node_modules", manifest.name ?? "unnamed");
    await mkdir(home, { recursive: true });
    await extract({ file: tarball, cwd: home, strip: 1 });
    const packedBytes = (await stat(tarball)).size;
    await rm(tarball);
    const { readable, missing } = await linkDependencies(
      folder,
      home,
      await realpath(packageFolder),
      manifest,
    );
    await writeFile(
      join(folder, "entry.mjs"),
      `import * as module from ${JSON.stringify(manifest.name)};\nexport { module };\n`,
    );
    return { folder, home, manifest, packedBytes, readable, missing, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function pack(packageFolder: string, destination: string): Promise<string> {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["pack", "--ignore-scripts", "--silent", "--pack-destination", destination];
  await promisify(execFile)(npm, args, { cwd: packageFolder, shell: process.platform === "win32" });
  const tarball = (await readdir(destination)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack wrote no tarball");
  return join(destination, tarball);
}

async function linkDependencies(
  folder: string,
  home: string,
  from: string,
  manifest: PackageManifest,
): Promise<Pick<UnpackedPackage, "readable" | "missing">> {
  const readable = new Set([home]);
  const missing: string[] = [];
  const visit = async (at: string, of: PackageManifest, top: boolean): Promise<void> => {
    for (const name of neededBy(of)) {
      const found = await installed(at, name);
      if (found === undefined) {
        if (top) missing.push(name);
        continue;
      }
      if (top) await link(found, join(folder, "node_modules", name));
      if (readable.has(found)) continue;
      readable.add(found);
      await visit(
        found,
        JSON.parse(await readFile(join(found, "package.json"), "utf8")) as PackageManifest,
        false,
      );
    }
  };
  await visit(from, manifest, true);
  return { readable: [...readable], missing };
}

/** Dependencies and peers; an optional peer is what an empty folder lacks. */
const neededBy = ({ dependencies, peerDependencies, peerDependenciesMeta }: PackageManifest): string[] =>
  Object.keys({ ...dependencies, ...peerDependencies }).filter(
    (name) => peerDependenciesMeta?.[name]?.optional !== true,
  );

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction");
}

/** Where a dependency is installed, as seen from a folder. */
async function installed(from: string, name: string): Promise<string | undefined> {
  for (let at = from; ; at = dirname(at)) {
    const path = join(at, "node_modules", name);
    if (existsSync(join(path, "package.json"))) return realpath(path);
    if (dirname(at) === at) return undefined;
  }
}

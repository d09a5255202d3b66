import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import {
  dependencyFolders,
  installed,
  manifestOf,
  neededBy,
  type PackageManifest,
} from "./dependency-folders.ts";

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
    const manifest = await manifestOf(packageFolder);
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
  const missing: string[] = [];
  for (const name of neededBy(manifest)) {
    const found = await installed(from, name);
    if (found === undefined) missing.push(name);
    else await link(found, join(folder, "node_modules", name));
  }
  return { readable: [home, ...(await dependencyFolders(from, manifest))], missing };
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction");
}

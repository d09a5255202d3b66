/** Packs every published package of the workspace as a release would. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const { name, version } = JSON.parse(readFileSync("package.json", "utf8")).devEngines.packageManager;

/** Folder and manifest of each package that is not private. */
export function publishedPackages() {
  return ["packages", "apps"]
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .filter((path) => existsSync(join(path, "package.json")))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, "package.json"), "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true);
}

/** Writes one tarball a package into `folder` and returns their paths by package name. */
export function packWorkspace(folder) {
  const packed = {};
  for (const { path, manifest } of publishedPackages()) {
    const command = `pnpm --dir ${path} pack --pack-destination ${folder}`;
    const { status, stdout, stderr } = spawnSync(
      "npx",
      ["--yes", "-p", `${name}@${version}`, "-c", command],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`${command}\n${stdout}${stderr}`);
    packed[manifest.name] = join(
      folder,
      `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`,
    );
    if (!existsSync(packed[manifest.name])) throw new Error(`${packed[manifest.name]} was not written`);
  }
  return packed;
}

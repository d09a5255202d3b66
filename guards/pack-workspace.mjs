/** Packs every published package of the workspace as a release would. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const { name, version } = JSON.parse(readFileSync("package.json", "utf8")).devEngines.packageManager;

/** Folder and manifest of each package that is not private, each after those that it depends on: the order in which they can be published. */
export function publishedPackages() {
  const waiting = ["packages", "apps"]
    .flatMap((parent) => readdirSync(parent).map((name) => join(parent, name)))
    .filter((path) => existsSync(join(path, "package.json")))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, "package.json"), "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true);
  const ordered = [];
  while (waiting.length > 0) {
    const needs = ({ manifest }) => Object.keys(manifest.dependencies ?? {});
    const next = waiting.findIndex(
      (one) => !needs(one).some((name) => waiting.some(({ manifest }) => manifest.name === name)),
    );
    if (next === -1) throw new Error(`a circle among ${waiting.map(({ path }) => path).join(", ")}`);
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

/** Writes one tarball a package into `folder` and returns their paths by package name, in the order of publishing. Default: all packages. */
export function packWorkspace(folder, only) {
  const packed = {};
  for (const { path, manifest } of publishedPackages()) {
    if (only?.includes(manifest.name) === false) continue;
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

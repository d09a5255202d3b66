import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { GreenPlaceError } from "@green-place/contract";
import { manifestOf } from "@green-place/engine/plugins";

/** The file or folder that a target of `providers test` means: a `provider.json`, a package's folder, or an installed package. */
export function providerTarget(target: string, cwd: string): string {
  const path = resolve(cwd, target);
  if (existsSync(path)) {
    if (statSync(path).isFile()) {
      if (target.endsWith(".json")) return path;
      throw nothing(`${target} is not a provider.json.`);
    }
    if (existsSync(join(path, "package.json"))) return path;
    if (existsSync(join(path, "provider.json"))) return join(path, "provider.json");
    throw nothing(`The folder ${target} holds neither a package.json nor a provider.json.`);
  }
  const installed = manifestOf(cwd, target);
  if (installed) return installed.folder;
  throw nothing(`${target} is neither a file, nor a folder, nor a package that is installed here.`);
}

const nothing = (message: string): GreenPlaceError =>
  new GreenPlaceError(
    "E_NO_PROVIDER",
    message,
    "Give a package name, the folder of a package, or the path of a provider.json.",
  );

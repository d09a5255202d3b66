import { readFile } from "node:fs/promises";

/** The range of green-place's packages that a new provider asks for: that of the release which this package belongs to. */
export async function packageVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.devDependencies["@green-place/core"];
  // In the repository itself the version is a workspace link, which means nothing to others.
  return version === undefined || version.startsWith("workspace:")
    ? "latest"
    : `^${version.replace(/^\D+/, "")}`;
}

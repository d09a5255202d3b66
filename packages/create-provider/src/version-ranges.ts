import { readFile } from "node:fs/promises";

/** Which words of a template stand for the version of which package. */
const packages = {
  contractVersion: "@green-place/contract",
  dataVersion: "@green-place/provider-data",
  testkitVersion: "@green-place/provider-testkit",
  commandVersion: "green-place",
} as const;

/**
 * The ranges of green-place's packages that a new provider asks for, such as `^0.1.0`: those of the release that this package belongs to.
 * In the repository itself they are `latest`, because there the versions are workspace links, which mean nothing to others.
 */
export async function versionRanges(): Promise<Record<keyof typeof packages, string>> {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const rangeOf = (name: string): string => {
    const version = manifest.devDependencies[name];
    if (version === undefined)
      throw new Error(`create-provider's package.json does not say which ${name} it is for`);
    return version.startsWith("workspace:") ? "latest" : `^${version.replace(/^\D+/, "")}`;
  };
  return Object.fromEntries(Object.entries(packages).map(([word, name]) => [word, rangeOf(name)])) as Record<
    keyof typeof packages,
    string
  >;
}

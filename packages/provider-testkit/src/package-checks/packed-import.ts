import { MOST_DOCUMENT_CHARACTERS, parseDataProvider } from "@green-place/provider-data/document";
import type { PackageCheck } from "../package-evidence.ts";

/** What was packed is all there: it works in a folder that holds nothing but the tarball and the declared dependencies. */
export const packedImport: PackageCheck = {
  id: "packed-import",
  title: "works when packed and imported from an empty folder",
  faults: ({ manifest, missing, data, runs }) => {
    const absent = missing.map((name) => `the dependency "${name}" is not installed, so nothing can be said`);
    if (data !== undefined) {
      if (data === "" || data.length > MOST_DOCUMENT_CHARACTERS)
        return [...absent, `the package holds no readable ${String(manifest.greenPlace?.data)}`];
      try {
        parseDataProvider(data, { packageName: manifest.name ?? "", version: manifest.version ?? "" });
        return absent;
      } catch (error) {
        return [...absent, (error as Error).message];
      }
    }
    const [{ stage, error }] = runs!;
    return stage === "done" ? absent : [...absent, `it does not ${stage}: ${error}`];
  },
};

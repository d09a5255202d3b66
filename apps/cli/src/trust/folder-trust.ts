import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { delimiter } from "node:path";
import { readBoundedFile } from "@green-place/tracker/bounded-file";
import { readTrust, type TrustRecord, type TrustStore } from "./trust-record.ts";

/** `changed`: it was trusted, and is not what it was then. */
export type TrustState = "trusted" | "changed" | "untrusted";

/** What the user has said of one folder: nothing below it, and nothing above. */
export interface FolderTrust {
  /** Without links, where there is such a folder. */
  readonly folder: string;
  /** Whether `GREEN_PLACE_TRUST` names the folder: then all in it is trusted, whoever owns it and whatever it becomes. */
  readonly byEnvironment: boolean;
  /** Of what has this name; `digest` is asked for only where something was recorded of it. */
  stateOf(name: string, digest: () => string): TrustState;
}

/** What is recorded, or set in the environment, about a folder. */
export function folderTrust(path: string, store: TrustStore): FolderTrust {
  const folder = realFolder(path);
  const byEnvironment = (store.env["GREEN_PLACE_TRUST"] ?? "")
    .split(delimiter)
    .some((named) => named !== "" && realFolder(named) === folder);
  let record: { readonly read: TrustRecord | undefined } | undefined;
  return {
    folder,
    byEnvironment,
    stateOf: (name, digest) => {
      if (byEnvironment) return "trusted";
      record ??= { read: readTrust(folder, store) };
      const digests = record.read?.digests ?? {};
      if (!Object.hasOwn(digests, name)) return "untrusted";
      return digests[name] === digest() ? "trusted" : "changed";
    },
  };
}

/** Settings are a page of text. */
export const MOST_CONFIGURATION_BYTES: number = 256 * 1024;

export const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Of a file that is not too big to be a configuration; throws where it is something else. */
export const fileDigest = (path: string): string =>
  digestOf(readBoundedFile(path, MOST_CONFIGURATION_BYTES).bytes);

export function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

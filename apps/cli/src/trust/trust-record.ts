import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { EngineFiles } from "@green-place/engine";
import { stateFolder } from "@green-place/engine/tracking";
import { readBoundedFile } from "@green-place/tracker/bounded-file";
import { isOwnFile } from "@green-place/tracker/file-owner";

/** What was trusted of one folder. */
export interface TrustRecord {
  /** Absolute, without links. */
  readonly folder: string;
  /** SHA-256 of what was there, by its name: a file's, or `plugin NAME`. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Where records are kept, and whose they are. */
export interface TrustStore {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly files: EngineFiles;
}

const MOST_RECORD_BYTES = 256 * 1024;
const PRIVATE_FOLDER = 0o700;
const OF_OTHERS = 0o077;

const recordsIn = (store: TrustStore): string => join(stateFolder(store), "trusted");
const fileOf = (folder: string, store: TrustStore): string =>
  join(recordsIn(store), `${createHash("sha256").update(folder).digest("hex")}.json`);

/** Undefined where the folder was never trusted, or what says so is not this user's alone. */
export const readTrust = (folder: string, store: TrustStore): TrustRecord | undefined => {
  const record = recordIn(fileOf(folder, store), store);
  return record?.folder === folder ? record : undefined;
};

/** Records what was trusted, in place of what was recorded of the folder. Throws what the file system throws. */
export async function writeTrust(record: TrustRecord, store: TrustStore): Promise<void> {
  mkdirSync(recordsIn(store), { recursive: true, mode: PRIVATE_FOLDER });
  chmodSync(recordsIn(store), PRIVATE_FOLDER);
  await store.files.replaceText(fileOf(record.folder, store), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Whether there was something to remove. */
export function removeTrust(folder: string, store: TrustStore): boolean {
  const known = readTrust(folder, store) !== undefined;
  rmSync(fileOf(folder, store), { force: true });
  return known;
}

/** All folders that are trusted, by their names. */
export function trustedFolders(store: TrustStore): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(recordsIn(store));
  } catch {
    return [];
  }
  return names.flatMap((name) => recordIn(join(recordsIn(store), name), store)?.folder ?? []).sort();
}

/** A record is its user's and nobody else can change it: a checkout that brings one along has it from git, which others can read. */
function recordIn(path: string, store: TrustStore): TrustRecord | undefined {
  try {
    const { mode } = lstatSync(path);
    const { bytes, stats } = readBoundedFile(path, MOST_RECORD_BYTES);
    const isPrivate = process.platform === "win32" || (mode & OF_OTHERS) === 0;
    const record: unknown = JSON.parse(bytes.toString("utf8"));
    return isPrivate && isOwnFile(stats, store.env) && isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is TrustRecord {
  if (typeof value !== "object" || value === null) return false;
  const { folder, digests } = value as Partial<Record<keyof TrustRecord, unknown>>;
  return (
    typeof folder === "string" &&
    typeof digests === "object" &&
    digests !== null &&
    Object.values(digests).every((digest) => typeof digest === "string")
  );
}

import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { known, type Lookup, unknown } from "@green-place/core";
import type { LiveCatalogue } from "@green-place/core/live";
import { ExitError, exitCode } from "../exit-code.ts";
import { catalogueSchema } from "./catalogue-schema.ts";

/** Where the live catalogue of a provider lies. */
export const catalogueFile = (cacheFolder: string, provider: string): string =>
  join(cacheFolder, "live", `${provider}.json`);

/**
 * Replaces the catalogue in the cache in one step: whoever reads it, and whenever this is killed, finds the old one or the
 * new one, whole. Throws `E_LIVE_FAILED` if the catalogue holds what a catalogue can't.
 */
export async function writeCatalogue(
  cacheFolder: string,
  provider: string,
  catalogue: LiveCatalogue,
): Promise<string> {
  const file = catalogueFile(cacheFolder, provider);
  const json = `${JSON.stringify({ schemaVersion: 1, ...catalogue })}\n`;
  const checked = catalogueSchema.safeParse(JSON.parse(json));
  if (!checked.success) {
    throw new ExitError(
      exitCode.dataMissing,
      "E_LIVE_FAILED",
      `${provider} answered with something that can't be: ${checked.error.issues[0]?.path.join(".")}.`,
      "Nothing was changed. Please report it.",
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  // In the same folder, since a rename replaces a file in one step only within a file system.
  const draft = `${file}.${process.pid}.draft`;
  try {
    const handle = await open(draft, "w", 0o600);
    try {
      await handle.writeFile(json);
      await handle.sync();
    } finally {
      await handle.close();
    }
    renameSync(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new ExitError(
      exitCode.dataMissing,
      "E_CACHE_UNWRITABLE",
      `The catalogue could not be written to ${file} (${(error as NodeJS.ErrnoException).code}).`,
      "Set GREEN_PLACE_CACHE to a folder that can be written.",
    );
  }
  return file;
}

/**
 * The catalogue in the cache; a miss, whose `query` is a sentence to show, with the code `no-live-data` if nobody has
 * fetched it yet, `unreadable-live-data` if the file is damaged or of another version of green-place.
 */
export function readCatalogue(cacheFolder: string, provider: string): Lookup<LiveCatalogue> {
  const file = catalogueFile(cacheFolder, provider);
  const again = `Run \`green-place refresh ${provider}\`.`;
  let json: string;
  try {
    json = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      return unknown("no-live-data", `There is no live catalogue of ${provider} yet. ${again}`);
    return unknown("unreadable-live-data", `${file} can't be read (${code}). ${again}`);
  }
  const read = catalogueSchema.safeParse(parsed(json));
  if (!read.success || read.data.tables.id !== provider)
    return unknown(
      "unreadable-live-data",
      `${file} is damaged, or of another version of green-place. ${again}`,
    );
  return known({ tables: read.data.tables, gaps: read.data.gaps });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

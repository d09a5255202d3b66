import { join } from "node:path";
import { known, type Lookup, type ProviderV1, unknown } from "@green-place/contract";
import type { LiveCatalogue } from "@green-place/provider-data/tables";
import { cacheFolder } from "@green-place/tracker/user-folders";
import type { EngineContext } from "../context.ts";
import { DataMissingError } from "../errors/data-missing-error.ts";
import { catalogueLoss } from "./catalogue-loss.ts";

/** Where the live catalogue of a provider lies. */
export const catalogueFile = (provider: string, context: EngineContext): string =>
  join(cacheFolder(context), "live", `${provider}.json`);

/**
 * Replaces the catalogue in the cache in one step: whoever reads it, and whenever this is killed, finds the old one or the
 * new one, whole. Throws `E_LIVE_FAILED` if the catalogue holds what a catalogue can't, or has lost what `shipped` has and no
 * gap explains; `E_CACHE_UNWRITABLE`. The old one is then as it was.
 */
export async function writeCatalogue(
  shipped: ProviderV1,
  catalogue: LiveCatalogue,
  context: EngineContext,
): Promise<string> {
  const provider = shipped.id;
  const file = catalogueFile(provider, context);
  const json = `${JSON.stringify({ schemaVersion: 1, ...catalogue })}\n`;
  const { catalogueSchema, issueSentence } = await import("./catalogue-schema.ts");
  const checked = catalogueSchema.safeParse(JSON.parse(json));
  if (!checked.success) {
    throw new DataMissingError(
      "E_LIVE_FAILED",
      `${provider} answered with something that can't be: ${issueSentence(checked.error.issues[0]!, [])}.`,
      "Nothing was changed. Please report it.",
    );
  }
  const loss = catalogueLoss(shipped, catalogue);
  if (loss !== undefined) {
    throw new DataMissingError(
      "E_LIVE_FAILED",
      `The answer of ${provider} can't be the whole catalogue: ${loss}.`,
      "Nothing was changed. Look whether a proxy answers in its place, and whether the credentials may see it all: docs/refresh.md.",
    );
  }
  try {
    await context.files.replaceText(file, json);
  } catch (error) {
    throw new DataMissingError(
      "E_CACHE_UNWRITABLE",
      `The catalogue could not be written to ${file} (${(error as NodeJS.ErrnoException).code}).`,
      "Set GREEN_PLACE_CACHE to a folder that can be written.",
      { cause: error },
    );
  }
  return file;
}

/**
 * The catalogue in the cache; a miss with the code `no-live-data` if nobody has fetched it yet, `unreadable-live-data` if the
 * file is damaged or of another version of green-place. Its `message` is a sentence to show.
 */
export async function readCatalogue(
  provider: string,
  context: EngineContext,
): Promise<Lookup<LiveCatalogue>> {
  const file = catalogueFile(provider, context);
  const miss = (code: string, what: string): Lookup<LiveCatalogue> =>
    unknown(code, provider, { message: `${what}. Run \`green-place refresh ${provider}\`.` });
  let json: string;
  try {
    json = await context.files.readText(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT"
      ? miss("no-live-data", `There is no live catalogue of ${provider} yet`)
      : miss("unreadable-live-data", `${file} can't be read (${code})`);
  }
  const { catalogueSchema, issueSentence } = await import("./catalogue-schema.ts");
  const read = catalogueSchema.safeParse(parsed(json));
  if (!read.success)
    return miss(
      "unreadable-live-data",
      `${file} is damaged, or of another version of green-place (${issueSentence(read.error.issues[0]!, [])})`,
    );
  if (read.data.tables.id !== provider)
    return miss("unreadable-live-data", `${file} is the catalogue of ${read.data.tables.id}`);
  return known({ tables: read.data.tables, gaps: read.data.gaps });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

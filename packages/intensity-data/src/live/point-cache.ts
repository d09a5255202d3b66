import { createHash } from "node:crypto";
import { constants, mkdir, open, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MILLISECONDS_PER_MINUTE } from "@green-place/contract";
import { z } from "zod";
import { LONGEST_VALID_MS } from "./answer-validity.ts";
import { type IntensityPoint, intensityPoint } from "./intensity-point.ts";
import { rowsOf } from "./rows-of.ts";

/** Points as they were fetched, and until when they hold. */
export interface KeptPoints {
  readonly fetchedAtMs: number;
  readonly validUntilMs: number;
  readonly points: readonly IntensityPoint[];
}

/** Several times the longest answer. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A draft is written in milliseconds; an older one is that of a process that was killed. */
const OLDEST_DRAFT_MS = MILLISECONDS_PER_MINUTE;

const keptShape: z.ZodType<KeptPoints & { version: 1; what: string }> = z
  .object({
    version: z.literal(1),
    what: z.string(),
    fetchedAtMs: z.number().int(),
    validUntilMs: z.number().int(),
    points: rowsOf(intensityPoint),
  })
  .refine(
    ({ fetchedAtMs, validUntilMs }) =>
      fetchedAtMs <= validUntilMs && validUntilMs - fetchedAtMs <= LONGEST_VALID_MS,
  );

/** The name of a file says nothing; `what` inside, such as `electricity-maps forecast DE`, does. Neither knows of access keys. */
const fileOf = (folder: string, what: string): string =>
  join(folder, `${createHash("sha256").update(what).digest("hex").slice(0, 32)}.json`);

/** What was kept under a name; undefined if there is nothing, or nothing that can be read and is about it. */
export async function readKept(folder: string, what: string): Promise<KeptPoints | undefined> {
  try {
    const kept = keptShape.parse(JSON.parse(await textOf(fileOf(folder, what))));
    return kept.what === what ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Of a plain file: whoever opens a pipe waits for its writer. */
async function textOf(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size, isFile } = await handle
      .stat()
      .then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile || size > MOST_BYTES) throw new Error("not a file of ours");
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

/**
 * Keeps points under a name, at once or not at all: no reader ever sees half a file. The draft has one name and is made anew, so that no
 * link is followed; while somebody else writes the same, nothing is kept.
 */
export async function keep(folder: string, what: string, kept: KeptPoints): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, what);
  const draft = `${file}.draft`;
  const left = await stat(draft).catch(() => undefined);
  if (left && Date.now() - left.mtimeMs > OLDEST_DRAFT_MS) await unlink(draft);
  try {
    await writeFile(draft, JSON.stringify({ version: 1, what, ...kept }), { mode: 0o600, flag: "wx" });
    await rename(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") await unlink(draft).catch(() => undefined);
    throw error;
  }
}

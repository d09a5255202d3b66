import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { IntensityPoint } from "./intensity-point.ts";

/** Points as they were fetched, and until when they hold. */
export interface KeptPoints {
  readonly fetchedAtMs: number;
  readonly validUntilMs: number;
  readonly points: readonly IntensityPoint[];
}

const point: z.ZodType<IntensityPoint> = z.object({
  startMs: z.number(),
  endMs: z.number(),
  gramsPerKwh: z.number(),
  forecast: z.boolean(),
});
const keptShape: z.ZodType<KeptPoints & { version: 1; key: string }> = z.object({
  version: z.literal(1),
  key: z.string(),
  fetchedAtMs: z.number(),
  validUntilMs: z.number(),
  points: z.array(point),
});

/** The name of a file says nothing; the key inside, such as `electricity-maps forecast DE`, does. Neither knows of access keys. */
const fileOf = (folder: string, key: string): string =>
  join(folder, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`);

/** What was kept under a key; undefined if there is nothing, or nothing that can be read. */
export async function readKept(folder: string, key: string): Promise<KeptPoints | undefined> {
  try {
    const kept = keptShape.parse(JSON.parse(await readFile(fileOf(folder, key), "utf8")));
    return kept.key === key ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps points under a key, at once or not at all: no reader ever sees half a file. */
export async function keep(folder: string, key: string, kept: KeptPoints): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder, key);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ version: 1, key, ...kept }), { mode: 0o600 });
  await rename(draft, file);
}

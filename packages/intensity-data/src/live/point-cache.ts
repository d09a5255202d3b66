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
const keptShape: z.ZodType<KeptPoints & { version: 1 }> = z.object({
  version: z.literal(1),
  fetchedAtMs: z.number(),
  validUntilMs: z.number(),
  points: z.array(point),
});

/** The name of a file says nothing; `what` inside, such as `electricity-maps forecast DE`, does. Neither knows of access keys. */
const fileOf = (folder: string, what: string): string =>
  join(folder, `${createHash("sha256").update(what).digest("hex").slice(0, 32)}.json`);

/** What was kept under a name; undefined if there is nothing, or nothing that can be read. */
export async function readKept(folder: string, what: string): Promise<KeptPoints | undefined> {
  try {
    return keptShape.parse(JSON.parse(await readFile(fileOf(folder, what), "utf8")));
  } catch {
    return undefined;
  }
}

/** Keeps points under a name, at once or not at all: no reader ever sees half a file. */
export async function keep(folder: string, what: string, kept: KeptPoints): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder, what);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ version: 1, what, ...kept }), { mode: 0o600 });
  await rename(draft, file);
}

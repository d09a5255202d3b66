import { writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import type { BlockIndex } from "../src/hourly/block-file.ts";

export interface Block<Meta> {
  readonly zone: string;
  readonly gramsPerKwh: Float64Array;
  readonly meta: Meta;
}

/** Writes what `src/hourly/block-file.ts` reads, zones by name. Values are rounded to whole steps. */
export function writeBlockFile<Meta extends object>(
  file: string,
  gramsPerStep: number,
  blocks: readonly Block<Meta>[],
): void {
  const length = blocks[0]?.gramsPerKwh.length;
  if (length === undefined) throw new Error(`${file}: there is nothing to write`);
  const zones: Record<string, Meta & { offset: number; bytes: number }> = {};
  const packed: Buffer[] = [];
  let offset = 0;
  for (const { zone, gramsPerKwh, meta } of [...blocks].sort((a, b) => (a.zone < b.zone ? -1 : 1))) {
    if (gramsPerKwh.length !== length)
      throw new Error(`${file}: ${zone} has ${gramsPerKwh.length} values, not ${length}`);
    const block = brotliCompressSync(planesOf(gramsPerKwh, gramsPerStep), {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    });
    zones[zone] = { ...meta, offset, bytes: block.length };
    packed.push(block);
    offset += block.length;
  }
  const index = Buffer.from(JSON.stringify({ gramsPerStep, length, zones } satisfies BlockIndex<Meta>));
  const indexBytes = Buffer.alloc(4);
  indexBytes.writeUInt32LE(index.length);
  writeFileSync(file, Buffer.concat([indexBytes, index, ...packed]));
}

function planesOf(gramsPerKwh: Float64Array, gramsPerStep: number): Buffer {
  const { length } = gramsPerKwh;
  const planes = Buffer.alloc(3 * length);
  let before = 0;
  gramsPerKwh.forEach((grams, i) => {
    const steps = Math.round(grams / gramsPerStep);
    const difference = steps - before;
    const zigzag = difference >= 0 ? 2 * difference : -2 * difference - 1;
    if (!(zigzag < 2 ** 24)) throw new Error(`a jump of ${difference} steps at ${i} does not fit`);
    planes[i] = zigzag & 255;
    planes[length + i] = (zigzag >> 8) & 255;
    planes[2 * length + i] = zigzag >> 16;
    before = steps;
  });
  return planes;
}

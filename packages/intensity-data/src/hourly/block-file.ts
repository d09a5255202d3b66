import { closeSync, openSync, readSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/**
 * A file of many series, one compressed block a zone, so that one zone is read without the others.
 *
 *   4 bytes      length of the index, little endian
 *   index        JSON: `BlockIndex`
 *   blocks       brotli of three byte planes (low, middle, high) of the zigzagged differences of value / gramsPerStep
 *
 * Values are whole steps, so what was written is read again exactly.
 */
export interface BlockIndex<Meta> {
  readonly gramsPerStep: number;
  /** Numbers in each block. */
  readonly length: number;
  readonly zones: Readonly<Record<string, Meta & { readonly offset: number; readonly bytes: number }>>;
}

export interface BlockFile<Meta> {
  readonly index: BlockIndex<Meta>;
  /** The values of a zone that the index lists, in g/kWh. */
  read(zone: string): Float64Array;
}

/** Reads the index at once and each block when it is asked for. The file is not kept open. */
export function openBlockFile<Meta>(file: URL): BlockFile<Meta> {
  const indexBytes = bytesAt(file, 0, 4).readUInt32LE(0);
  const index = JSON.parse(bytesAt(file, 4, indexBytes).toString("utf8")) as BlockIndex<Meta>;
  return {
    index,
    read(zone) {
      const { offset, bytes } = index.zones[zone]!;
      const planes = brotliDecompressSync(bytesAt(file, 4 + indexBytes + offset, bytes));
      return decodePlanes(planes, index.length, index.gramsPerStep);
    },
  };
}

function bytesAt(file: URL, position: number, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(length);
    const read = readSync(descriptor, bytes, 0, length, position);
    if (read !== length) throw new Error(`${file.pathname} is cut short: install the package again`);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function decodePlanes(planes: Buffer, length: number, gramsPerStep: number): Float64Array {
  const values = new Float64Array(length);
  const stepsPerGram = Math.round(1 / gramsPerStep);
  let steps = 0;
  for (let i = 0; i < length; i++) {
    const zigzag = planes[i]! | (planes[length + i]! << 8) | (planes[2 * length + i]! << 16);
    steps += (zigzag >>> 1) ^ -(zigzag & 1);
    // Division gives the decimal fraction nearest to the published one; multiplying by 0.01 would not.
    values[i] = steps / stepsPerGram;
  }
  return values;
}

/**
 * Fisher–Yates in place, the order decided by the seed alone. Returns the array it was given.
 *
 * The random numbers are T. Ettinger's mulberry32: small, fast, and good enough to order 256 draws. Written out in the loop: in a short
 * run the code is interpreted, and calls would take most of its time.
 */
export function seededShuffle(values: Float64Array, seed: string): Float64Array {
  let state = fnv1a(seed);
  for (let i = values.length - 1; i > 0; i--) {
    state = (state + MULBERRY_STEP) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const j = Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
  return values;
}

/** 32-bit FNV-1a hash of the text's UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const MULBERRY_STEP = 0x6d2b79f5;

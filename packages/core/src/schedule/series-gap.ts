/** A hole in a regular series, before the slot `index`. */
export interface SeriesGap {
  readonly index: number;
  readonly missing: number;
  readonly usualStepMs: number;
}

/**
 * The first gap of ascending starts. As each slot lasts until the next one starts, a missing row only shows as a longer slot, so:
 * a series has a usual step where more than half of its steps are equal; there, a step of twice that, three times, … is a gap,
 * unless three or more in a row are so, which is a change of resolution (five minutes for a day, hours after it).
 * A series without a usual step is uneven on purpose and has no gaps.
 */
export function firstGap(startsMs: Float64Array): SeriesGap | undefined {
  const usual = usualStep(startsMs);
  if (usual === undefined) return undefined;
  const stepAt = (i: number): number => startsMs[i]! - startsMs[i - 1]!;
  for (let i = 1; i < startsMs.length; i++) {
    const step = stepAt(i);
    if (step === usual || step < 2 * usual || step % usual !== 0) continue;
    let next = i + 1;
    while (next < startsMs.length && stepAt(next) === step) next++;
    if (next - i < 3) return { index: i, missing: step / usual - 1, usualStepMs: usual };
    i = next - 1;
  }
  return undefined;
}

/** The step that more than half of all share (Boyer and Moore's majority vote, then a count). */
function usualStep(startsMs: Float64Array): number | undefined {
  let candidate = Number.NaN;
  let votes = 0;
  for (let i = 1; i < startsMs.length; i++) {
    const step = startsMs[i]! - startsMs[i - 1]!;
    if (votes === 0) candidate = step;
    votes += step === candidate ? 1 : -1;
  }
  let count = 0;
  for (let i = 1; i < startsMs.length; i++) if (startsMs[i]! - startsMs[i - 1]! === candidate) count++;
  return 2 * count > startsMs.length - 1 ? candidate : undefined;
}

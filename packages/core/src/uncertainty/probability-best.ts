/**
 * For each placement the share of draws in which it emits least; placements that are equally good in a draw share it.
 * All must come from the same draws. The results add up to 1.
 */
export function probabilityBest(carbon: readonly Float64Array[]): number[] {
  const draws = carbon[0]?.length ?? 0;
  const least = new Float64Array(draws).fill(Number.POSITIVE_INFINITY);
  // Column by column, as they lie in memory: draw by draw takes several times as long.
  for (const column of carbon) {
    for (let i = 0; i < draws; i++) if (column[i]! < least[i]!) least[i] = column[i]!;
  }
  const winners = new Float64Array(draws);
  for (const column of carbon) {
    for (let i = 0; i < draws; i++) if (column[i] === least[i]) winners[i]! += 1;
  }
  return carbon.map((column) => {
    let wins = 0;
    for (let i = 0; i < draws; i++) if (column[i] === least[i]) wins += 1 / winners[i]!;
    return wins / draws;
  });
}

/** The share of draws in which `a` emits less than `b`; a draw in which they are equal counts half. */
export function probabilityBeats(a: Float64Array, b: Float64Array): number {
  let wins = 0;
  for (let i = 0; i < a.length; i++) wins += a[i]! < b[i]! ? 1 : a[i] === b[i] ? 0.5 : 0;
  return wins / a.length;
}

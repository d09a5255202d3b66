/**
 * For each placement the share of draws in which it emits least; placements that are equally good in a draw share it.
 * All must come from the same draws. The results add up to 1.
 */
export function probabilityBest(carbon: readonly Float64Array[]): number[] {
  const wins = new Array<number>(carbon.length).fill(0);
  const draws = carbon[0]?.length ?? 0;
  for (let i = 0; i < draws; i++) {
    let least = Number.POSITIVE_INFINITY;
    let winners: number[] = [];
    for (let c = 0; c < carbon.length; c++) {
      const x = carbon[c]![i]!;
      if (x < least) {
        least = x;
        winners = [c];
      } else if (x === least) winners.push(c);
    }
    for (const winner of winners) wins[winner]! += 1 / winners.length;
  }
  return wins.map((count) => count / draws);
}

/** The share of draws in which `a` emits less than `b`; a draw in which they are equal counts half. */
export function probabilityBeats(a: Float64Array, b: Float64Array): number {
  let wins = 0;
  for (let i = 0; i < a.length; i++) wins += a[i]! < b[i]! ? 1 : a[i] === b[i] ? 0.5 : 0;
  return wins / a.length;
}

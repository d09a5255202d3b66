/**
 * Watts of the memory modules that CodeCarbon 3 guesses behind `totalGb` of memory:
 *
 *   modules  2 GB or less: 1, to 16: 2, to 64: 4, to 128: 8, above: ceil(GB / largest of 4…128 not above GB / 8), at most 32
 *   P        first 4 modules full, next 4 at 0.9, next 8 at 0.8, the rest at 0.7 of 5 W (ARM 1.5 W); at least 10 W (ARM 3 W)
 *
 * Formula of https://github.com/mlco2/codecarbon (3.3.0, MIT). Used only for rows that continue a CodeCarbon series: measured
 * servers draw 0.12 to 0.46 W/GiB.
 */
export function dimmModelWatts(totalGb: number, arm: boolean): number {
  const base = arm ? 1.5 : 5;
  const modules = dimmCount(totalGb);
  const discounts = [
    [4, 1],
    [4, 0.9],
    [8, 0.8],
    [Number.POSITIVE_INFINITY, 0.7],
  ] as const;
  let left = modules;
  let watts = 0;
  for (const [count, factor] of discounts) {
    const taken = Math.min(left, count);
    if (taken > 0) watts += taken * base * factor;
    left -= taken;
  }
  return Math.max(watts, arm ? 3 : 10);
}

function dimmCount(totalGb: number): number {
  if (totalGb <= 2) return 1;
  if (totalGb <= 16) return 2;
  if (totalGb <= 64) return 4;
  if (totalGb <= 128) return 8;
  const size = [4, 8, 16, 32, 64, 128].filter((gb) => gb <= totalGb / 8).at(-1) ?? 4;
  return Math.min(32, Math.ceil(totalGb / size));
}

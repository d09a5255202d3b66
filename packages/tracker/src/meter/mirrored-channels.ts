/** Whether two counters are the same one seen twice: what they counted differs by at most a thousandth, and is not 0. */
export function mirrored(a: number, b: number): boolean {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return larger > 0 && Math.abs(a - b) <= larger / 1000;
}

/**
 * Which of these counters repeat an earlier one of their group. Only channels that a sensor puts in one `mirrorGroup` are compared:
 * dies of one package, whose driver may show the package's register once for each die. Two sockets under equal load are not mirrors.
 */
export function mirroredChannels<T extends { readonly counted: number; readonly group: string | undefined }>(
  counters: readonly T[],
): ReadonlySet<T> {
  const repeats = new Set<T>();
  counters.forEach((counter, index) => {
    if (counter.group === undefined) return;
    const first = counters
      .slice(0, index)
      .find(
        (other) =>
          other.group === counter.group && !repeats.has(other) && mirrored(other.counted, counter.counted),
      );
    if (first) repeats.add(counter);
  });
  return repeats;
}

/** How far the truth may lie from a zone's figure, as factors: `low <= 1 <= high`. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** No yearly figure is taken to be better than this, whatever its history says. */
export const NARROWEST: Band = { low: 0.9, high: 1.1 };

/**
 * Doubt of a yearly figure from its own history and from another source's figure of the same boundary and year.
 *
 *   r_t  = ln x_t - (a + b t)            residuals of the straight line through the logarithms
 *   h    = max |r_t|
 *   low  = min(0.9, e^-h, other / x)     high = max(1.1, e^h, other / x)
 *
 * The line takes a steady trend out: a grid that was cleaned year after year is not in doubt because of what it was in 2021,
 * and the newest figure must not sit at the edge of its own interval. France, 91 in 2022 and 31 in 2025, gets 21 to 46 and
 * not 31 to 91. What no trend explains, such as the outages of 2022, stays in. With fewer than three years h is unknown
 * and adds nothing.
 *
 * `otherRatio` is the other source's figure over this one's in the same year, so that a difference of years is not taken
 * for a difference of sources.
 */
export function zoneBand(history: readonly (number | null)[], otherRatio?: number): Band {
  const points = history.flatMap((grams, t) => (grams === null ? [] : [{ t, y: Math.log(grams) }]));
  const h = points.length < 3 ? 0 : largestResidual(points);
  const ratio = otherRatio ?? 1;
  return {
    low: Math.min(NARROWEST.low, Math.exp(-h), ratio),
    high: Math.max(NARROWEST.high, Math.exp(h), ratio),
  };
}

function largestResidual(points: readonly { readonly t: number; readonly y: number }[]): number {
  const mean = (of: (point: { t: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const t0 = mean(({ t }) => t);
  const y0 = mean(({ y }) => y);
  const slope = mean(({ t, y }) => (t - t0) * (y - y0)) / mean(({ t }) => (t - t0) ** 2);
  return Math.max(...points.map(({ t, y }) => Math.abs(y - y0 - slope * (t - t0))));
}

import { describe, expect, it } from "vitest";
import { zoneBand } from "../src/yearly/zone-band.ts";

describe("zoneBand", () => {
  it("is +-10 % for a grid that never changes", () => {
    expect(zoneBand([500, 500, 500, 500, 500])).toEqual({ low: 0.9, high: 1.1 });
  });

  it("takes no doubt from a steady trend, however steep", () => {
    const halving = zoneBand([800, 400, 200, 100, 50]);
    expect(halving.low).toBeCloseTo(0.9, 12);
    expect(halving.high).toBeCloseTo(1.1, 12);
  });

  it("keeps what no trend explains: one year at twice the others", () => {
    // Logarithms 0, 0, ln 2, 0, 0: the line is flat at ln(2) / 5, so the largest residual is 4/5 ln 2.
    const band = zoneBand([100, 100, 200, 100, 100]);
    expect(band.high).toBeCloseTo(2 ** 0.8, 12);
    expect(band.low).toBeCloseTo(2 ** -0.8, 12);
  });

  it("keeps France's newest figure off the edge of its interval", () => {
    const { low, high } = zoneBand([60, 91, 49, 33, 31], 44.18 / 33);
    expect(31 * low).toBeCloseTo(20.9, 1);
    expect(31 * high).toBeCloseTo(45.9, 1);
  });

  it("reaches another source's figure on its side only", () => {
    expect(zoneBand([100, 100, 100, 100, 100], 1.8)).toEqual({ low: 0.9, high: 1.8 });
    expect(zoneBand([100, 100, 100, 100, 100], 0.5)).toEqual({ low: 0.5, high: 1.1 });
  });

  it("does not draw a line through fewer than three years", () => {
    expect(zoneBand([null, 10, null, 90, null])).toEqual({ low: 0.9, high: 1.1 });
    expect(zoneBand([])).toEqual({ low: 0.9, high: 1.1 });
  });
});

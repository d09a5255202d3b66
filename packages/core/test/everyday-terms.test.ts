import { expect, test } from "vitest";
import { everydayTerms } from "../src/index.ts";

const terms = everydayTerms({
  energyKwh: { low: 7.4, value: 14.8, high: 29.6 },
  carbonKg: { low: 1, value: 1.62, high: 2 },
});
const term = (id: string) => terms.find((one) => one.id === id)!;

test("1.62 kg is 10 km by car, 14.8 kWh a day of a home, by hand", () => {
  expect(term("car-km").value).toBeCloseTo(10, 9);
  expect(term("home-day").value).toBeCloseTo(1, 9);
  expect(term("phone-charge").value).toBeCloseTo(987, 0);
});

test("the range spans the doubt of the footprint and of the comparison", () => {
  expect(term("home-day")).toMatchObject({ low: 0.25, high: 4 });
  for (const { low, value, high } of terms) expect(low < value && value < high).toBe(true);
});

test("each comparison names who says so", () => {
  expect(terms).toHaveLength(3);
  for (const { source, factor } of terms) {
    expect(source.url).toMatch(/^https:\/\//);
    expect(factor.why).not.toBe("");
  }
});
